package dev.countersign.flow;

/** Port: looks at pull requests. Implementations are safe for use by many threads. */
public interface ChangeSource {

    /**
     * Looks at a pull request now, at one head.
     *
     * @param subject which one
     * @param people what to find out about people in the same look
     * @throws TryLater when it cannot be read at present
     * @throws SubjectGone when there is no such pull request, or the App may not see it any more
     */
    Reading read(Subject subject, PeopleQuestion people);
}
