package dev.countersign.database;

/** The settings of the embedded server: durable, small, reachable from this machine only. */
final class ServerSettings {

    private ServerSettings() {}

    /** The whole {@code postgresql.conf}, written anew at each start. */
    static String text(int port) {
        return """
                # Written by Countersign at every start; changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 50
                shared_buffers = 32MB
                work_mem = 4MB
                maintenance_work_mem = 32MB
                max_wal_size = 256MB
                min_wal_size = 32MB
                wal_level = minimal
                max_wal_senders = 0
                max_parallel_workers = 2
                jit = off
                # In a burst several transactions go to the disk together; alone none waits.
                commit_delay = 500
                commit_siblings = 2
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = warning
                """.formatted(port);
    }
}
