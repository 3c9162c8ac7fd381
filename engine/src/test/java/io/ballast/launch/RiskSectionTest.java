package io.ballast.launch;

import static io.ballast.launch.ConfigurationText.VALID;
import static io.ballast.launch.ConfigurationText.parse;
import static io.ballast.launch.ConfigurationText.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ballast.math.Ppb;
import io.ballast.settings.AnnouncementSettings;
import io.ballast.settings.BasisShockSettings;
import io.ballast.settings.CalendarSettings;
import io.ballast.settings.CommandSettings;
import io.ballast.settings.KillCause;
import io.ballast.settings.LimitSettings;
import io.ballast.settings.OrderSizeSettings;
import io.ballast.settings.ReconcileSettings;
import io.ballast.settings.RiskSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits, the announcement calendar and the commands that lower limits. */
class RiskSectionTest {
    private static final long NINE = 1_750_237_200_000_000_000L;

    private static RiskSettings risk(final String keys) {
        final EngineConfiguration configuration = parse(with("risk: {maxLeverage: 2}", "risk: {" + keys + "}"));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        return configuration.risk();
    }

    @Test
    void shouldReadEveryLimit() {
        final RiskSettings risk =
                risk("maxGross: 50%, emergencyCollar: 10%, maxOrderShare: 1%, maxOrderDepth: 10%, oversize: reject,"
                        + " fatFinger: 5, dayLoss: 2%, basisShock: 3%, basisShockSigmas: 8, basisShockHalfLife: 2h,"
                        + " executionsPerMinute: 30, killOn: [day_loss, repeated], killFile: /run/kill");
        assertThat(risk.limits())
                .isEqualTo(new LimitSettings(
                        Ppb.ONE / 10,
                        Ppb.ONE / 2,
                        new OrderSizeSettings(Ppb.ONE / 100, Ppb.ONE / 10, false, 5),
                        Ppb.ONE / 50,
                        new BasisShockSettings(Ppb.ONE * 3 / 100, 8, 2 * Durations.HOUR_NS),
                        30,
                        List.of(KillCause.DAY_LOSS, KillCause.REPEATED)));
        assertThat(risk.killFile()).isEqualTo("/run/kill");
    }

    @Test
    void shouldHoldTheLimitsThatBindNowhereByDefault() {
        assertThat(risk("maxLeverage: 2").limits())
                .isEqualTo(new LimitSettings(
                        LimitSettings.EMERGENCY_COLLAR_PPB,
                        0,
                        OrderSizeSettings.NONE,
                        Ppb.ONE / 100,
                        new BasisShockSettings(Ppb.ONE / 50, 6, Durations.HOUR_NS),
                        200,
                        List.of()));
    }

    @Test
    void shouldReadAnnouncementsInTheOrderOfTheirTimes() {
        final EngineConfiguration configuration = parse(with("risk: {maxLeverage: 2}", """
            risk: {announcementTightening: 2}
            calendar:
              - {at: 2025-06-18T18:00:00Z, before: 30m, after: 1h, name: rates}
              - {from: 2025-06-18T09:00:00Z, to: 2025-06-18T10:00:00Z, name: jobs}
            """));
        assertThat(configuration.risk().calendar())
                .isEqualTo(new CalendarSettings(
                        List.of(
                                new AnnouncementSettings(NINE, NINE + Durations.HOUR_NS, "jobs"),
                                new AnnouncementSettings(
                                        NINE + 17 * Durations.HOUR_NS / 2, NINE + 10 * Durations.HOUR_NS, "rates")),
                        2 * Ppb.ONE));
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
        assertThat(ConfigurationReport.of(configuration))
                .contains("announcement jobs from 2025-06-18T09:00:00Z to 2025-06-18T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {from: 2025-06-18T09:00:00Z, to: 2025-06-18T09:00:00Z, name: a} | is not after from
        {at: 2025-06-18T09:00:00Z, name: a}                             | makes a window without length
        {at: 2025-06-18T09:00:00Z, to: 2025-06-18T10:00:00Z, name: a}   | say the same
        {from: 2025-06-18T09:00:00Z, to: 2025-06-18T10:00:00Z, before: 1h, name: a} | stands beside at
        {from: 2025-06-18T09:00:00Z, to: 2025-06-18T10:00:00Z}          | name: is missing
        """)
    void shouldRefuseWindowsThatAreNone(final String window, final String complaint) {
        assertThat(problems("calendar: [" + window + "]\n")).contains(complaint);
    }

    @Test
    void shouldRefuseWindowsThatOverlap() {
        assertThat(problems("""
            calendar:
              - {from: 2025-06-18T09:00:00Z, to: 2025-06-18T11:00:00Z, name: jobs}
              - {from: 2025-06-18T10:59:59Z, to: 2025-06-18T12:00:00Z, name: rates}
            """)).contains("'rates' begins before 'jobs' has ended");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TIGHTEN_MAX_ORDER, maxOrder: 1, overlay: one | 1000
        TIGHTEN_LEVERAGE, maxLeverage: 1.5           | 1500000000
        TIGHTEN_GROSS, maxGross: 20%                 | 200000000
        TIGHTEN_ORDER_RATE, ordersPerSecond: 3       | 3
        FLATTEN                                      | 0
        """)
    void shouldReadCommandsThatLowerLimits(final String command, final long value) {
        final EngineConfiguration configuration = parse(with("PAUSE, overlay: one", command));
        assertThat(configuration.commands())
                .singleElement()
                .extracting(CommandSettings::value)
                .isEqualTo(value);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        TIGHTEN_MAX_ORDER, maxOrder: 2.001, overlay: one     | is above the overlay's maxOrder
        TIGHTEN_MAX_ORDER, maxOrder: 1                       | an order limit belongs to one overlay
        TIGHTEN_LEVERAGE, maxLeverage: 2.1                   | is above risk.maxLeverage
        TIGHTEN_LEVERAGE, maxLeverage: 1, overlay: one       | this limit is one of the whole engine
        TIGHTEN_ORDER_RATE, ordersPerSecond: 11              | is above risk.ordersPerSecond
        TIGHTEN_GROSS, maxGross: 20%, maxLeverage: 1         | only TIGHTEN_LEVERAGE has it
        FLATTEN, overlay: one                                | the kill switch is for the whole engine
        """)
    void shouldNeverRaiseALimit(final String command, final String complaint) {
        final ConfigurationException refused =
                catchThrowableOfType(ConfigurationException.class, () -> parse(with("PAUSE, overlay: one", command)));
        assertThat(refused).hasMessageContaining(complaint);
    }

    /** A journal is re-run under the resolved text: what it leaves out would be forgotten. */
    @Test
    void shouldResolveWhatIsMadeOfAVenuesAccount() {
        final EngineConfiguration configuration = parse(with(
                "risk: {",
                "risk: {reconcileAtStart: on, onReconnect: cancel, foreignOrders: cancel, reconcileAfter: 2m,"
                        + " reconcileTimeout: 3s, reconcileEvery: 4m, "));
        assertThat(configuration.reconcile().everyNs()).isEqualTo(4 * Durations.MINUTE_NS);
        assertThat(parse(configuration.resolvedYaml())).isEqualTo(configuration);
    }

    /** An exchange of our own knows what the engine knows; of another process nobody can be sure. */
    @Test
    void shouldAskAnExchangeElsewhereAtTheStartAndEveryMinuteUnlessToldOtherwise() {
        final ReconcileSettings embedded = parse(VALID).reconcile();
        assertThat(embedded.isAtStart()).isFalse();
        assertThat(embedded.everyNs()).isZero();
        final String elsewhere = "gateway: {kind: aeron}\n";
        final EngineConfiguration remote = parse(VALID + elsewhere);
        assertThat(remote.reconcile().isAtStart()).isTrue();
        assertThat(remote.reconcile().everyNs()).isEqualTo(Durations.MINUTE_NS);
        assertThat(parse(remote.resolvedYaml())).isEqualTo(remote);
        final ReconcileSettings told = parse(
                        with("risk: {", "risk: {reconcileAtStart: off, reconcileEvery: 0, ") + elsewhere)
                .reconcile();
        assertThat(told).isEqualTo(embedded);
    }

    private static String problems(final String more) {
        return String.valueOf(catchThrowableOfType(ConfigurationException.class, () -> parse(VALID + more))
                .getMessage());
    }
}
