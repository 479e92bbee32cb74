package dev.countersign.web.access;

import dev.countersign.web.Sight;
import jakarta.inject.Singleton;

/**
 * Makes the sight of somebody who has logged in.
 *
 * @param premises where the App is at work
 * @param permissions what GitHub lets them see there
 * @param operators who runs the App
 */
@Singleton
record PeopleSights(Premises premises, Permissions permissions, Operators operators) {

    Sight of(Visitor visitor) {
        return new PersonSight(visitor, premises, permissions, operators);
    }
}
