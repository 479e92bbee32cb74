package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** GraphQL documents: parsed, and answered from the world. */
record GraphRoutes(Hub hub) {

    void addTo(Routes routes) {
        routes.on("POST", "/graphql", this::answer);
    }

    private Answer answer(Call call) {
        if (call.caller() instanceof Caller.Anonymous) {
            throw Refusal.of(401, "This endpoint requires you to be authenticated.");
        }
        if (!call.body().path("query").isTextual()) {
            throw Refusal.of(400, "A query attribute must be specified and must be a string.");
        }
        try {
            return Answer.ok(execute(call, new Parser().parseDocument(call.text("query"))));
        } catch (InvalidSyntaxException | GraphFault fault) {
            return Answer.ok(Json.object("errors", Json.array(Json.object("message", fault.getMessage()))));
        }
    }

    private ObjectNode execute(Call call, Document document) {
        String name = call.text("operationName");
        OperationDefinition operation = document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(candidate -> name.isEmpty() || name.equals(candidate.getName()))
                .findFirst()
                .orElseThrow(() -> new GraphFault("No operation named \"" + name + "\""));
        if (operation.getOperation() != OperationDefinition.Operation.QUERY) {
            throw new GraphFault("The sandbox answers queries only");
        }
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        GraphProjection projection = new GraphProjection(
                fragments, new GraphValues(operation, call.body().path("variables")));
        ObjectNode data =
                projection.project(operation.getSelectionSet(), new GraphRoot(hub).query(call.caller()), List.of());
        ObjectNode result = Json.object("data", data);
        if (!projection.errors().isEmpty()) {
            result.set("errors", projection.errors());
        }
        return result;
    }
}
