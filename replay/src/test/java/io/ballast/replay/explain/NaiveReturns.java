package io.ballast.replay.explain;

import io.ballast.instrument.Instrument;
import io.ballast.launch.EngineConfiguration;
import io.ballast.settings.EstimatorSettings;
import io.ballast.settings.LegSettings;
import java.util.ArrayList;
import java.util.List;

/** Prices at the first look in every cell of the grid, and covariances by their definition: sums over all samples. */
final class NaiveReturns {
    private static final double YEAR_NS = 365 * 86_400e9;

    private final EngineConfiguration configuration;
    private final EstimatorSettings settings;
    private final List<double[]> returns = new ArrayList<>();
    private double[] last = {};
    private long lastCell = -1;

    NaiveReturns(final EngineConfiguration configuration) {
        this.configuration = configuration;
        settings = configuration.overlays().get(0).estimator();
    }

    void onLook(final NaiveSession session) {
        final long cell = session.timeNs / settings.gridNs();
        if (cell == lastCell) {
            return;
        }
        final boolean isWhole =
                configuration.instruments().stream().map(Instrument::id).allMatch(session::isPriced);
        final double[] now = isWhole ? values(session) : new double[0];
        if (isWhole && last.length > 0 && cell == lastCell + 1) {
            final double[] sample = new double[now.length];
            for (int i = 0; i < now.length; i++) {
                sample[i] = Math.log(now[i] / last[i]);
            }
            returns.add(sample);
        }
        last = now;
        lastCell = cell;
    }

    private double[] values(final NaiveSession session) {
        final int sleeves = configuration.sleeves().size();
        final List<LegSettings> contracts = configuration.overlays().get(0).contracts();
        final double[] values = new double[sleeves + contracts.size()];
        for (int i = 0; i < sleeves; i++) {
            values[i] = session.sleeve(i).doubleValue();
        }
        for (int i = 0; i < contracts.size(); i++) {
            values[sleeves + i] = session.mid(contracts.get(i).instrumentId()).doubleValue();
        }
        return values;
    }

    private double weight(final int age) {
        return Math.pow(0.5, (double) age * settings.gridNs() / settings.halfLifeNs());
    }

    /** (Σw)² ÷ Σw². */
    double effectiveSamples() {
        double sum = 0;
        double squares = 0;
        for (int age = 0; age < returns.size(); age++) {
            sum += weight(age);
            squares += weight(age) * weight(age);
        }
        return sum == 0 ? 0 : sum * sum / squares;
    }

    /** A year. */
    double covariance(final int i, final int j) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < returns.size(); k++) {
            final double w = weight(returns.size() - 1 - k);
            sum += w * returns.get(k)[i] * returns.get(k)[j];
            weights += w;
        }
        return sum / weights * YEAR_NS / settings.gridNs();
    }

    /** √(eᵀΣe). */
    double error(final double... exposures) {
        double sum = 0;
        for (int i = 0; i < exposures.length; i++) {
            for (int j = 0; j < exposures.length; j++) {
                sum += exposures[i] * exposures[j] * covariance(i, j);
            }
        }
        return Math.sqrt(sum);
    }

    /** Of one series on another, shrunk to β₀ by Vasicek. */
    double beta(final int i, final int j) {
        final double raw = covariance(i, j) / covariance(j, j);
        final double residual = covariance(i, i) - raw * covariance(i, j);
        final double error = residual / (effectiveSamples() * covariance(j, j));
        final double prior = settings.priorSd() * settings.priorSd();
        return (error * settings.compositionBeta() + prior * raw) / (error + prior);
    }
}
