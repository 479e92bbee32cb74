package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the policy of last time asked about people, of each repository and of each owner, so that it can be asked in the same
 * document as the change. Those that were looked at last are kept; one that is not costs a request more. Safe for use by many
 * threads.
 */
final class UsualQuestions {

    /** Names come from pull requests, and repositories are renamed as often as people like. */
    static final int KEPT = 10_000;

    private final Map<String, PeopleQuestion> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PeopleQuestion> eldest) {
            return size() > KEPT;
        }
    };

    /** What is asked there, or else what was asked last elsewhere in the organisation; nothing where nobody knows. */
    synchronized PeopleQuestion of(RepositoryRef repository) {
        PeopleQuestion own = kept.get(repository.toString());
        PeopleQuestion owners = own == null ? kept.get(repository.owner()) : own;
        return owners == null ? PeopleQuestion.nothing() : owners;
    }

    /** Keeps what is asked there. */
    synchronized void keep(RepositoryRef repository, PeopleQuestion question) {
        kept.put(repository.toString(), question);
        kept.put(repository.owner(), question);
    }
}
