package dev.countersign.testing;

import graphql.GraphQLError;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Holds GraphQL documents to GitHub's own schema, of which a trimmed copy lies under {@code src/test/resources/github}.
 */
public final class GitHubSdl {

    private static final GraphQLSchema SCHEMA = read();

    private GitHubSdl() {}

    /** Validates a document; answers what is wrong, an empty list is good. */
    public static List<String> check(String document) {
        try {
            return new Validator()
                    .validateDocument(SCHEMA, new Parser().parseDocument(document), Locale.ROOT).stream()
                            .map(GraphQLError::getMessage)
                            .toList();
        } catch (InvalidSyntaxException malformed) {
            return List.of(malformed.getMessage());
        }
    }

    private static GraphQLSchema read() {
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultParserOptions()
                .transform(options -> options.maxTokens(500_000).maxCharacters(5_000_000)));
        try (InputStream file = GitHubSdl.class.getResourceAsStream("/github/schema.graphql.gz");
                InputStreamReader text = new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8)) {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
