package dev.holdfast.kubernetes.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.CopyStatus.LastTest;
import dev.holdfast.domain.verdict.CopyStatus.NewestRun;
import dev.holdfast.domain.verdict.DigitVerdict;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.StoredPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of a plan's status that says what was judged of it; {@code kubectl get backupplans} shows it. */
public final class PlanStatus {
    /** The condition that says whether the verdict holds, so that {@code kubectl wait --for=condition=Proven} can wait for it. */
    public static final String PROVEN = "Proven";

    private static final String MANAGER = "holdfast-report";
    private static final int LONGEST_TEXT = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;

    public PlanStatus(ApiServer server) {
        this.server = server;
    }

    /** Whether its verdict holds, as the condition {@link #PROVEN} of a status writes it. */
    public static String proven(Verdict verdict) {
        return verdict.holds() ? "True" : "False";
    }

    /**
     * Writes it. The conditions of others stay as they are.
     *
     * @param plan whose status it is
     * @throws ApiException as the server answers; nothing if somebody removed the plan meanwhile
     */
    public void write(StoredPlan.Identity plan, Verdict verdict) {
        Map<String, Object> status = of(verdict);
        status.put("observedGeneration", plan.generation());
        status.put("conditions", List.of(condition(plan, verdict)));
        Map<String, Object> body = Map.of(
                "apiVersion",
                "holdfast.dev/v1",
                "kind",
                "BackupPlan",
                "metadata",
                // One of the same name that somebody made meanwhile is told too, and told better when it is judged: no
                // server compares a uid here.
                Map.of("name", plan.ref().name()),
                "status",
                status);
        try {
            server.send(ApiRequest.patch(
                            "/apis/holdfast.dev/v1/namespaces/" + plan.ref().namespace() + "/backupplans/"
                                    + plan.ref().name() + "/status",
                            ApiRequest.PatchType.APPLY,
                            JSON.writeValueAsBytes(body))
                    .query("fieldManager", MANAGER)
                    .query("force", "true"));
        } catch (ApiException.NotFound gone) {
            // Nobody is left to be told.
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts are always JSON", e);
        }
    }

    /** Everything but the conditions. What was not observed is left out, and so removed from the status. */
    static Map<String, Object> of(Verdict verdict) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("verdict", inWords(verdict));
        status.put("judgedAt", time(verdict.at()));
        Optional<NewestRun> newest = verdict.copies().stream()
                .flatMap(copy -> copy.newestRun().stream())
                .max(Comparator.comparing(NewestRun::run));
        newest.ifPresent(run -> {
            status.put("newestRun", run.run().value());
            status.put("lastSnapshot", time(run.takenAt()));
        });
        status.put("copies", holding(verdict, newest) + "/" + verdict.copies().size());
        lastProven(verdict).ifPresent(when -> status.put("lastProven", time(when)));
        status.put("digits", verdict.digits().stream().map(PlanStatus::digit).toList());
        return status;
    }

    private static String inWords(Verdict verdict) {
        return verdict.holds()
                ? "holds"
                : verdict.digits().stream()
                        .filter(digit -> !digit.isMet())
                        .map(digit -> digit.digit().title())
                        .collect(Collectors.joining(", ", "lacks ", ""));
    }

    private static long holding(Verdict verdict, Optional<NewestRun> newest) {
        return verdict.copies().stream()
                .flatMap(copy -> copy.newestRun().stream())
                .filter(run ->
                        newest.filter(most -> most.run().equals(run.run())).isPresent())
                .count();
    }

    /** Since when every copy is proven: the oldest of their newest tests, where all have passed theirs. */
    private static Optional<Instant> lastProven(Verdict verdict) {
        List<Instant> passed = verdict.copies().stream()
                .map(CopyStatus::lastTest)
                .flatMap(Optional::stream)
                .filter(test -> test.passed().isYes())
                .map(LastTest::finished)
                .toList();
        return passed.size() < verdict.copies().size()
                ? Optional.empty()
                : passed.stream().min(Comparator.naturalOrder());
    }

    private static Map<String, Object> digit(DigitVerdict digit) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("digit", digit.digit().title());
        text.put("judgement", digit.judgement().text());
        text.put("reason", cut(digit.reason()));
        if (!digit.isMet()) {
            text.put("remedy", cut(digit.remedy()));
        }
        return text;
    }

    private static Map<String, Object> condition(StoredPlan.Identity plan, Verdict verdict) {
        String now = proven(verdict);
        Instant since = plan.condition(PROVEN)
                .filter(before -> before.status().equals(now))
                .map(StoredPlan.Condition::since)
                .orElse(verdict.at());
        return Map.of(
                "type",
                PROVEN,
                "status",
                now,
                "reason",
                verdict.holds() ? "VerdictHolds" : "VerdictDoesNotHold",
                "message",
                sentence(verdict),
                "observedGeneration",
                plan.generation(),
                "lastTransitionTime",
                time(since));
    }

    /** For people: that it holds, or the first reason why not, with its remedy. */
    public static String sentence(Verdict verdict) {
        return verdict.digits().stream()
                .filter(digit -> !digit.isMet())
                .findFirst()
                .map(digit -> cut(digit.reason() + " " + digit.remedy()))
                .orElse("3-2-1-1-0 holds, as observed in the copies");
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
