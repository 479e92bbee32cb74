package dev.countersign.github.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Keeps what was used last, up to a total weight. Safe for use by many threads.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class Recent<K, V> {

    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final long capacity;
    private final ToLongFunction<V> weigher;
    private long weight;

    /**
     * An empty one.
     *
     * @param capacity the largest total weight
     * @param weigher the weight of a value, which must not change
     */
    public Recent(long capacity, ToLongFunction<V> weigher) {
        this.capacity = capacity;
        this.weigher = weigher;
    }

    /** What is kept for the key. */
    public Optional<V> get(K key) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(key));
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a value, and lets go of those that were not used for longest; a value heavier than all is not kept. */
    public void put(K key, V value) {
        lock.lock();
        try {
            V old = entries.remove(key);
            weight -= old == null ? 0 : weigher.applyAsLong(old);
            long added = weigher.applyAsLong(value);
            if (added > capacity) {
                return;
            }
            entries.put(key, value);
            weight += added;
            Iterator<Map.Entry<K, V>> oldest = entries.entrySet().iterator();
            while (weight > capacity) {
                weight -= weigher.applyAsLong(oldest.next().getValue());
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all keys that are meant. */
    public void forget(Predicate<K> meant) {
        lock.lock();
        try {
            entries.entrySet().removeIf(entry -> {
                boolean gone = meant.test(entry.getKey());
                weight -= gone ? weigher.applyAsLong(entry.getValue()) : 0;
                return gone;
            });
        } finally {
            lock.unlock();
        }
    }
}
