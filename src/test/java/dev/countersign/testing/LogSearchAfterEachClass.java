package dev.countersign.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has {@link LogSearch} look at the logs of all Apps when the tests of a class are over. */
public final class LogSearchAfterEachClass implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        LogSearch.lookAtAll();
    }
}
