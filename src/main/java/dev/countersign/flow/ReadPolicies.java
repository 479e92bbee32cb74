package dev.countersign.flow;

import dev.countersign.core.policy.Policy;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads each text of a policy once: every look at a pull request comes by the same few. The texts that were used last are kept
 * with what they mean. Safe for use by many threads.
 */
final class ReadPolicies {

    /** In characters of text; what a text means takes some ten times the room. */
    private static final long MOST = 2 << 20;

    /**
     * What was read.
     *
     * @param floor the policy it builds on: that very object, which is kept here itself, or made anew with another text
     */
    private record Key(String file, String text, Floor floor) {}

    /** Two floors are the same only when they are one object, so that nothing has to be compared. */
    private record Floor(Optional<Policy> policy) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Floor floor && floor.policy.orElse(null) == policy.orElse(null);
        }

        @Override
        public int hashCode() {
            return policy.map(System::identityHashCode).orElse(0);
        }
    }

    private final PolicyReader reader;
    private final Map<Key, PolicyReading> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    ReadPolicies(PolicyReader reader) {
        this.reader = reader;
    }

    /** What a text means, on that floor. */
    PolicyReading of(PolicyText.Found found, Optional<Policy> floor) {
        Key key = new Key(found.file(), found.text(), new Floor(floor));
        synchronized (kept) {
            PolicyReading before = kept.get(key);
            if (before != null) {
                return before;
            }
        }
        PolicyReading reading = floor.map(below -> reader.read(found.file(), found.text(), below))
                .orElseGet(() -> reader.read(found.file(), found.text()));
        synchronized (kept) {
            if (kept.put(key, reading) == null) {
                weight += key.text().length();
            }
            Iterator<Key> oldest = kept.keySet().iterator();
            while (weight > MOST && oldest.hasNext()) {
                weight -= oldest.next().text().length();
                oldest.remove();
            }
        }
        return reading;
    }
}
