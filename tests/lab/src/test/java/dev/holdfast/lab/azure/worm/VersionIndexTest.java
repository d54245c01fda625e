package dev.holdfast.lab.azure.worm;

import static dev.holdfast.lab.azure.worm.ProtectionTest.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionIndexTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAgainAfterARestart() {
        try (VersionIndex index = open(NOW)) {
            index.define("c", DefaultPolicy.locked(Duration.ofDays(1)));
            write(index, "a");
            write(index, "a");
            index.step("c", "b", history -> history.written(version(index)).demoted(NOW.plus(Duration.ofDays(2))));
        }
        try (VersionIndex again = open(NOW)) {
            assertThat(again.history("c", "a").versions()).hasSize(2);
            assertThat(again.history("c", "a").hasCurrent()).isTrue();
            assertThat(again.history("c", "b").hasCurrent()).isFalse();
            assertThat(again.inherited("c").policy()).isNotNull();
        }
    }

    @Test
    void aLineThatAKilledCheckDidNotFinishIsForgotten() throws Exception {
        try (VersionIndex index = open(NOW)) {
            index.define("c", null);
            write(index, "a");
        }
        Files.writeString(
                folder.resolve("index"), "{\"container\":\"c\",\"blob\":\"b\",\"ver", StandardOpenOption.APPEND);

        try (VersionIndex again = open(NOW)) {
            write(again, "c");
        }
        try (VersionIndex third = open(NOW)) {
            assertThat(third.blobs("c", "", "").keySet()).containsExactly("a", "c");
        }
    }

    @Test
    void versionsGrowEvenWhereTheClockStandsOrGoesBack() {
        String last;
        try (VersionIndex index = open(NOW)) {
            index.define("c", null);
            write(index, "a");
            last = write(index, "a").versions().getLast().id();
        }
        try (VersionIndex earlier = open(NOW.minusSeconds(3600))) {
            assertThat(write(earlier, "a").versions().getLast().id()).isGreaterThan(last);
        }
    }

    @Test
    void aRefusedStepLeavesNoTrace() throws Exception {
        try (VersionIndex index = open(NOW)) {
            index.define("c", DefaultPolicy.locked(Duration.ofDays(1)));
            write(index, "a");
            byte[] before = Files.readAllBytes(folder.resolve("index"));

            assertThat(refusal(() -> index.step("c", "a", history -> history.demoted(NOW))))
                    .isEqualTo(AzureError.BlobImmutableDueToPolicy);

            assertThat(Files.readAllBytes(folder.resolve("index"))).isEqualTo(before);
            assertThat(index.history("c", "a").hasCurrent()).isTrue();
        }
    }

    @Test
    void aBlobWithoutVersionsIsForgotten() {
        try (VersionIndex index = open(NOW)) {
            index.define("c", null);
            String id = write(index, "a").versions().getLast().id();
            index.step("c", "a", history -> history.demoted(NOW));
            index.step("c", "a", history -> history.without(id, NOW));
            assertThat(index.blobs("c", "", "")).isEmpty();
            assertThat(refusal(() -> index.step("c", "a", history -> history.demoted(NOW))))
                    .isEqualTo(AzureError.BlobNotFound);
        }
    }

    @Test
    void namesAreFoundByPrefixAndStart() {
        try (VersionIndex index = open(NOW)) {
            index.define("c", null);
            for (String name : new String[] {"a", "p/1", "p/2", "p0", "z"}) {
                write(index, name);
            }
            assertThat(index.blobs("c", "p/", "").keySet()).containsExactly("p/1", "p/2");
            assertThat(index.blobs("c", "p/", "p/2").keySet()).containsExactly("p/2");
            assertThat(index.blobs("c", "", "p0").keySet()).containsExactly("p0", "z");
            assertThat(refusal(() -> index.blobs("other", "", ""))).isEqualTo(AzureError.ContainerNotFound);
        }
    }

    private VersionIndex open(Instant now) {
        return new VersionIndex(folder.resolve("index"), InstantSource.fixed(now));
    }

    private static BlobHistory write(VersionIndex index, String blob) {
        return index.step("c", blob, history -> history.written(version(index)));
    }

    private static BlobVersion version(VersionIndex index) {
        Instant now = index.nextVersion();
        return new BlobVersion(VersionId.of(now), "v" + now, 1, now, "", "text/plain", index.inherited("c"));
    }
}
