package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** Table {@code base_push}: how often the repositories that policies build on were pushed to. */
@Entity
@Table(name = "base_push")
class BasePushRow extends PanacheEntityBase {

    @Id
    String repository;

    long pushes;

    /** One more push; false where no policy builds on the repository. */
    static boolean pushed(RepositoryRef repository) {
        return update("pushes = pushes + 1 where repository = ?1", key(repository)) > 0;
    }

    /** How often it was pushed to; it is counted from now on. */
    static long of(RepositoryRef repository) {
        getEntityManager()
                .createNativeQuery("insert into base_push (repository) values (?1) on conflict do nothing")
                .setParameter(1, key(repository))
                .executeUpdate();
        return BasePushRow.<BasePushRow>findById(key(repository)).pushes;
    }

    private static String key(RepositoryRef repository) {
        return repository.toString().toLowerCase(Locale.ROOT);
    }
}
