package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.RICH;
import static io.ballast.launch.ConfigurationText.basisWith;
import static io.ballast.launch.ConfigurationText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void shouldRunEveryKindOfOverlayAndSleeve() {
        for (final String yaml :
                List.of(RICH, basisWith("carrying", "carrying"), SleeveRulesTest.shared(), SleeveRulesTest.ruled())) {
            final WarmedUp done = Objects.requireNonNull(WarmUp.run(parse(yaml), () -> false));
            assertThat(done.orders()).as(yaml).isPositive();
        }
    }
}
