package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.BasisSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Key {@code basis}: the basket that is held against the future, and when the trade is worth it.
 *
 * @param settings null for overlays of other kinds
 * @param spotLegs the basket, in the order of the file
 */
record BasisSection(@Nullable BasisSettings settings, List<LegSettings> spotLegs) {
    private static final BasisSection NONE = new BasisSection(null, List.of());
    private static final long USUAL_HOLDING_NS = 30 * Durations.DAY_NS;
    private static final int MAX_DECIMALS = 9;

    /** Which side of the trade is worked first. */
    enum Side {
        FUTURE,
        SPOT
    }

    static BasisSection read(
            final Section overlay, final OverlayHead head, final LegSettings contract, final LegBook book) {
        if (!head.is(OverlayKind.BASIS)) {
            overlay.forbidden("basis", "only overlays of kind basis have it");
            return NONE;
        }
        if (book.isSettledInCoin(contract.instrumentId())) {
            overlay.problem(
                    "contract",
                    "is settled in coin, so that its profit is no dollar against the basket",
                    "name a contract of kind linear");
        }
        return written(overlay.section("basis"), head, contract, book);
    }

    private static BasisSection written(
            final Section section, final OverlayHead head, final LegSettings contract, final LegBook book) {
        final List<LegSettings> legs = new ArrayList<>();
        final List<Double> spotLotsPerLot = new ArrayList<>();
        final Section basket = section.section("basket");
        final Section maxOrder = section.section("maxOrder");
        final Section cost = section.optionalSection("cost");
        for (final String key : basket.keys()) {
            final int assetId = book.names().idOfKey(basket, key);
            if (assetId >= 0) {
                book.claimAsset(basket, key, assetId, head);
                final BigDecimal coins = basket.required(key, coins(), BigDecimal.ONE);
                spotLotsPerLot.add(lotsPerLot(coins, book.lotSize(contract.instrumentId()), book.lotSize(assetId)));
                legs.add(book.spot(
                        head,
                        assetId,
                        maxOrder.required(key, book.orderLots(assetId), 1L),
                        cost.optional(key, Ranges.share(0, Ppb.ONE), 0L),
                        contract.execution()));
            }
        }
        if (basket.keys().isEmpty() && !basket.isAbsent()) {
            basket.problem("", "has no asset", "add the coins behind one contract, such as {BTC: 1}");
        }
        return new BasisSection(settings(section, contract, spotLotsPerLot, book), legs);
    }

    private static BasisSettings settings(
            final Section section, final LegSettings contract, final List<Double> spotLotsPerLot, final LegBook book) {
        final long maxLots = contract.maxPositionLots();
        final ValueType<Long> size = book.orderLots(contract.instrumentId())
                .where(
                        lots -> lots <= maxLots,
                        "is above the contract's maxPosition",
                        "write less, or raise maxPosition");
        final int before = section.problemCount();
        final long lots = section.required("size", size, 1L);
        final long most = section.problemCount() == before ? lots : Long.MAX_VALUE;
        final ValueType<Long> slice = book.orderLots(contract.instrumentId())
                .where(part -> part <= most, "is more than the size", "write at most the size");
        return new BasisSettings(
                lots,
                spotLotsPerLot,
                section.required("hurdle", Ranges.fraction(-1, 1), 0.0),
                section.optional("exit", Ranges.fraction(-1, 1), 0.0),
                section.optional("financing", Ranges.fraction(-1, 1), 0.0),
                section.optional("expiry", Instants::parse, book.expiryNs(contract.instrumentId())),
                section.optional(
                        "holding", Ranges.duration(Durations.SECOND_NS, 1000 * Durations.DAY_NS), USUAL_HOLDING_NS),
                section.optional("inventory", Texts::onOff, false),
                section.optional("first", ValueType.oneOf(Side.class), Side.FUTURE) == Side.FUTURE,
                section.optional("slice", slice, Math.min(lots, contract.maxOrderLots())));
    }

    private static ValueType<BigDecimal> coins() {
        final ValueType<BigDecimal> positive = Decimals::positive;
        return positive.where(
                value -> value.scale() <= MAX_DECIMALS && value.precision() <= 15,
                "has too many digits",
                "write at most fifteen, nine of them decimals");
    }

    private static double lotsPerLot(final BigDecimal coins, final BigDecimal contractLot, final BigDecimal spotLot) {
        return spotLot.signum() == 0
                ? 1
                : coins.multiply(contractLot)
                        .divide(spotLot, MathContext.DECIMAL64)
                        .doubleValue();
    }

    /** The coins for one contract, as the file gave them. */
    static BigDecimal coins(final double spotLotsPerLot, final BigDecimal contractLot, final BigDecimal spotLot) {
        return BigDecimal.valueOf(spotLotsPerLot)
                .multiply(spotLot)
                .divide(contractLot, MathContext.DECIMAL64)
                .setScale(MAX_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
