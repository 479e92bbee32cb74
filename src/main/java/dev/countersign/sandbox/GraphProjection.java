package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks from objects what a document asks for. Made for one document. */
final class GraphProjection {

    private static final Map<String, Set<String>> INTERFACES = Map.of(
            "User", Set.of("Actor", "Node", "RepositoryOwner"),
            "Bot", Set.of("Actor", "Node"),
            "Organization", Set.of("Actor", "Node", "RepositoryOwner"),
            "Commit", Set.of("GitObject", "Node"),
            "Blob", Set.of("GitObject", "Node"),
            "Tree", Set.of("GitObject", "Node"),
            "IssueComment", Set.of("Comment", "Node"),
            "PullRequestReview", Set.of("Comment", "Node"));

    private final Map<String, FragmentDefinition> fragments;
    private final GraphValues values;
    private final ArrayNode errors = Json.array();

    GraphProjection(Map<String, FragmentDefinition> fragments, GraphValues values) {
        this.fragments = fragments;
        this.values = values;
    }

    ArrayNode errors() {
        return errors;
    }

    ObjectNode project(SelectionSet selections, GraphObject object, List<Object> path) {
        Map<String, List<Field>> asked = new LinkedHashMap<>();
        collect(selections, object.type(), asked);
        ObjectNode result = Json.object();
        asked.forEach((key, fields) -> result.set(key, answer(fields, object, with(path, key))));
        return result;
    }

    private void collect(SelectionSet selections, String type, Map<String, List<Field>> asked) {
        for (Selection<?> selection : selections.getSelections()) {
            if (selection instanceof Field field && included(field.getDirectives())) {
                asked.computeIfAbsent(field.getResultKey(), any -> new ArrayList<>())
                        .add(field);
            } else if (selection instanceof InlineFragment inline && included(inline.getDirectives())) {
                if (inline.getTypeCondition() == null
                        || fits(type, inline.getTypeCondition().getName())) {
                    collect(inline.getSelectionSet(), type, asked);
                }
            } else if (selection instanceof FragmentSpread spread && included(spread.getDirectives())) {
                FragmentDefinition fragment = Optional.ofNullable(fragments.get(spread.getName()))
                        .orElseThrow(
                                () -> new GraphFault("Fragment " + spread.getName() + " was used, but not defined"));
                if (fits(type, fragment.getTypeCondition().getName())) {
                    collect(fragment.getSelectionSet(), type, asked);
                }
            }
        }
    }

    private static boolean fits(String type, String condition) {
        return type.equals(condition) || INTERFACES.getOrDefault(type, Set.of()).contains(condition);
    }

    private boolean included(List<Directive> directives) {
        return directives.stream().allMatch(directive -> {
            boolean given =
                    Boolean.TRUE.equals(values.of(directive.getArgument("if").getValue()));
            return directive.getName().equals("skip") != given;
        });
    }

    /** Answers one field; fields asked for twice under one name share their answer. */
    private JsonNode answer(List<Field> fields, GraphObject object, List<Object> path) {
        Field field = fields.get(0);
        var resolve = object.field(field.getName())
                .orElseThrow(() -> new GraphFault(
                        "Field '" + field.getName() + "' doesn't exist on type '" + object.type() + "'"));
        SelectionSet below = fields.stream()
                .map(Field::getSelectionSet)
                .filter(set -> set != null)
                .reduce((one, other) -> one.transform(both -> {
                    List<Selection<?>> all = new ArrayList<>();
                    one.getSelections().forEach(all::add);
                    other.getSelections().forEach(all::add);
                    both.selections(all);
                }))
                .orElse(SelectionSet.newSelectionSet().build());
        try {
            return value(resolve.apply(arguments(field)), below, path);
        } catch (GraphRefusal refusal) {
            errors.add(Json.object(
                    "type", refusal.type(),
                    "path", path,
                    "locations",
                            Json.array(Json.object(
                                    "line", field.getSourceLocation().getLine(),
                                    "column", field.getSourceLocation().getColumn())),
                    "message", refusal.getMessage()));
            return Json.MAPPER.nullNode();
        }
    }

    private Arguments arguments(Field field) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Argument argument : field.getArguments()) {
            given.put(argument.getName(), values.of(argument.getValue()));
        }
        return new Arguments(given);
    }

    private JsonNode value(Object value, SelectionSet below, List<Object> path) {
        if (value instanceof Optional<?> optional) {
            return value(optional.orElse(null), below, path);
        }
        if (value instanceof GraphObject nested) {
            if (below.getSelections().isEmpty()) {
                throw new GraphFault("Field must have selections (type '" + nested.type() + "')");
            }
            return project(below, nested, path);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.array();
            for (int i = 0; i < list.size(); i++) {
                array.add(value(list.get(i), below, with(path, i)));
            }
            return array;
        }
        return Json.value(value);
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
