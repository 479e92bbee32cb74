package dev.countersign.kill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database's disk as far as Apps see it: when it is full, tables that would have to grow are refused with SQLSTATE 53100, as
 * PostgreSQL does, and all that is kept can be read.
 */
public final class Disk {

    private static final String FAULT = """
            create table disk (room text not null);
            insert into disk values ('plenty');
            create function no_room() returns trigger language plpgsql as $$ begin
              if (select room from disk) = any (tg_argv) then
                raise exception 'could not extend file "base/5/16384": No space left on device' using errcode = '53100';
              end if;
              return new;
            end $$;
            do $$ declare one record; begin
              for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'disk' loop
                execute format('create trigger no_room before insert or update on %I for each row'
                  || ' execute function no_room(''none'')', one.tablename);
              end loop;
            end $$;
            create trigger no_room_afterwards before update on head for each row
              when (new.check_id <> old.check_id) execute function no_room('a little');
            create trigger no_room_afterwards before update on publication for each row
              when (new.comment_id <> old.comment_id) execute function no_room('a little');
            """;

    private final Connection own;

    /** That of the database of this connection, which commits each statement; the App's tables must be there. */
    public Disk(Connection own) {
        this.own = own;
        run(FAULT);
    }

    /** There is room for everything but what GitHub has just shown of a check or a comment that is new. */
    public void leaveLittle() {
        room("a little");
    }

    /** There is no room for anything. */
    public void fill() {
        room("none");
    }

    /** There is room for everything. */
    public void clear() {
        room("plenty");
    }

    private void room(String much) {
        run("update disk set room = '" + much + "'");
    }

    private void run(String sql) {
        try (Statement statement = own.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }
}
