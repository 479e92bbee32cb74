package dev.countersign.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between an App and its database, and may go silent as a network does that loses packets: nothing is refused, closed or
 * answered. Connections of that time stay silent for ever; those that are made afterwards are good. Safe for use by many threads.
 */
public final class Pipe implements AutoCloseable {

    private static final int PART = 8_192;

    private final ServerSocket door;
    private final int to;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile int silences;
    private volatile boolean silent;

    /** One to that port of this machine. */
    public Pipe(int to) {
        this.to = to;
        try {
            door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        start(this::listen);
    }

    /** Where it begins. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on nothing passes. */
    public void fallSilent() {
        silent = true;
        silences++;
    }

    /** New connections are good again. */
    public void recover() {
        silent = false;
    }

    private void listen() {
        try {
            while (true) {
                Socket near = door.accept();
                ends.add(near);
                start(() -> join(near));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void join(Socket near) {
        int since = silences;
        if (silent) {
            return;
        }
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
            ends.add(far);
            start(() -> pass(far, near, since));
            pass(near, far, since);
        } catch (IOException gone) {
            close(near);
        }
    }

    private void pass(Socket from, Socket into, int since) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] part = new byte[PART];
            for (int read = in.read(part); read >= 0 && silences == since; read = in.read(part)) {
                out.write(part, 0, read);
            }
        } catch (IOException gone) {
            // The other side shall hear of it, too.
            silentOrOver(since, from, into);
            return;
        }
        silentOrOver(since, from, into);
    }

    /** Neither side hears of the other's end while it is silent. */
    private void silentOrOver(int since, Socket from, Socket into) {
        if (silences == since) {
            close(from);
            close(into);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "pipe");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket end) {
        try {
            end.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        ends.forEach(Pipe::close);
    }
}
