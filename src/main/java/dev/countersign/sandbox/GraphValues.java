package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NonNullType;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values written in a document, or given beside it as variables. */
final class GraphValues {

    private final Map<String, Object> variables = new HashMap<>();

    GraphValues(OperationDefinition operation, JsonNode given) {
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            JsonNode value = given.path(variable.getName());
            if (!value.isMissingNode() && !value.isNull()) {
                variables.put(variable.getName(), Json.MAPPER.convertValue(value, Object.class));
            } else if (variable.getDefaultValue() != null) {
                variables.put(variable.getName(), of(variable.getDefaultValue()));
            } else if (variable.getType() instanceof NonNullType) {
                throw new GraphFault("Variable $" + variable.getName() + " was provided invalid value");
            } else {
                variables.put(variable.getName(), null);
            }
        }
    }

    Object of(Value<?> value) {
        if (value instanceof VariableReference reference) {
            if (!variables.containsKey(reference.getName())) {
                throw new GraphFault("Variable $" + reference.getName() + " is used but not declared");
            }
            return variables.get(reference.getName());
        }
        if (value instanceof StringValue text) {
            return text.getValue();
        }
        if (value instanceof IntValue number) {
            return number.getValue();
        }
        if (value instanceof FloatValue number) {
            return number.getValue();
        }
        if (value instanceof BooleanValue truth) {
            return truth.isValue();
        }
        if (value instanceof EnumValue name) {
            return name.getName();
        }
        if (value instanceof ArrayValue array) {
            List<Object> list = new ArrayList<>();
            array.getValues().forEach(element -> list.add(of(element)));
            return list;
        }
        if (value instanceof ObjectValue object) {
            Map<String, Object> map = new HashMap<>();
            for (ObjectField field : object.getObjectFields()) {
                map.put(field.getName(), of(field.getValue()));
            }
            return map;
        }
        return null;
    }
}
