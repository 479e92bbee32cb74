package dev.countersign.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Notice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Notices as JSON, for as long as they are not worked out: each with the name of its kind. */
@RegisterForReflection(
        targets = {
            Person.class,
            Project.class,
            PullRequestRef.class,
            Push.class,
            RepositoryRef.class,
            Subject.class,
            Notice.AccessChanged.class,
            Notice.Acted.class,
            Notice.Asked.class,
            Notice.BranchPushed.class,
            Notice.CheckDone.class,
            Notice.Closed.class,
            Notice.Edited.class,
            Notice.GroupAsked.class,
            Notice.GroupOver.class,
            Notice.Grown.class,
            Notice.InstallationChanged.class,
            Notice.Labelled.class,
            Notice.Merged.class,
            Notice.PeopleChanged.class,
            Notice.Questioned.class,
            Notice.RepositoryChanged.class,
            Notice.RepositoryIs.class,
            Notice.Retouched.class,
            Notice.Spoken.class,
            Notice.Stands.class,
            Notice.Stirred.class,
            Notice.Tampered.class
        })
final class NoticeText {

    private static final TypeReference<List<Notice>> NOTICES = new TypeReference<>() {};

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface ByName {}

    // Records have their parts; what else they can tell is not kept.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(new JavaTimeModule())
            .addMixIn(Notice.class, ByName.class)
            .build();

    private static final ObjectWriter WRITER;

    static {
        kinds(Notice.class).forEach(kind -> MAPPER.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
        WRITER = MAPPER.writerFor(NOTICES);
    }

    private NoticeText() {}

    /** All kinds of notices; a kind that has kinds of its own is none itself. */
    static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(NoticeText::kinds)
                : Stream.of(kind);
    }

    static String write(List<Notice> notices) {
        try {
            return WRITER.writeValueAsString(notices);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notices of no known kind", e);
        }
    }

    /** The same; what a newer version wrote may be of a kind that this one does not know. */
    static List<Notice> read(String text) {
        try {
            return MAPPER.readValue(text, NOTICES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the delivery means was not kept by this version", e);
        }
    }
}
