package io.ballast.signal;

import static io.ballast.settings.Outlook.SUSTAINED;
import static io.ballast.settings.Outlook.TEMPORARY;
import static io.ballast.settings.Outlook.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfirmedOutlookTest {
    @Test
    void shouldChangeOnceEnoughBarsInARowAgree() {
        final ConfirmedOutlook outlook = new ConfirmedOutlook(3, 0);
        assertThat(outlook.outlook()).isEqualTo(UNKNOWN);
        assertThat(outlook.onBar(1, SUSTAINED)).isFalse();
        assertThat(outlook.onBar(2, SUSTAINED)).isFalse();
        assertThat(outlook.onBar(3, TEMPORARY))
                .as("a bar that disagrees starts anew")
                .isFalse();
        assertThat(outlook.onBar(4, SUSTAINED)).isFalse();
        assertThat(outlook.onBar(5, SUSTAINED)).isFalse();
        assertThat(outlook.onBar(6, SUSTAINED)).isTrue();
        assertThat(outlook.outlook()).isEqualTo(SUSTAINED);
        assertThat(outlook.onBar(7, SUSTAINED)).as("nothing new").isFalse();
    }

    @Test
    void shouldNotCountBarsOnBothSidesOfOneThatAgreesWithWhatStands() {
        final ConfirmedOutlook outlook = new ConfirmedOutlook(2, 0);
        outlook.onBar(1, TEMPORARY);
        outlook.onBar(2, UNKNOWN);
        assertThat(outlook.onBar(3, TEMPORARY)).isFalse();
        assertThat(outlook.onBar(4, TEMPORARY)).isTrue();
    }

    @Test
    void shouldDwellBetweenTwoChangesButNotBeforeTheFirst() {
        final ConfirmedOutlook outlook = new ConfirmedOutlook(1, 100);
        assertThat(outlook.onBar(5, SUSTAINED)).isTrue();
        assertThat(outlook.onBar(6, TEMPORARY)).isFalse();
        assertThat(outlook.onBar(104, TEMPORARY)).isFalse();
        assertThat(outlook.outlook()).isEqualTo(SUSTAINED);
        assertThat(outlook.onBar(105, TEMPORARY)).isTrue();
        assertThat(outlook.onBar(204, UNKNOWN)).isFalse();
        assertThat(outlook.onBar(205, UNKNOWN)).as("unknown is a change too").isTrue();
    }

    @Test
    void shouldTakeTheBarsOfTheDwellIntoAccount() {
        final ConfirmedOutlook outlook = new ConfirmedOutlook(2, 100);
        outlook.onBar(1, SUSTAINED);
        assertThat(outlook.onBar(2, SUSTAINED)).isTrue();
        outlook.onBar(50, TEMPORARY);
        outlook.onBar(60, TEMPORARY);
        assertThat(outlook.onBar(102, TEMPORARY)).isTrue();
    }
}
