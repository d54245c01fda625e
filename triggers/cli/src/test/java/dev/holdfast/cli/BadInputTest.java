package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people mistype and misplace: one sentence that says what, where and what to do, an exit code of its own, and nothing changed. */
class BadInputTest {
    @TempDir
    Path folder;

    private Installation installation;
    private Map<String, Long> before = Map.of();

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder);
        installation.plan(Map.of("nas", installation.atNas()));
        before = files();
    }

    @AfterEach
    void nothingWasWritten() throws IOException {
        assertThat(files()).as("files of the copy").isEqualTo(before);
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(installation.nas())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                sizes.put(file.toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private void replace(String text, String by) throws IOException {
        String now = Files.readString(installation.resources());
        assertThat(now).contains(text);
        installation.write(now.replace(text, by));
    }

    @Test
    void unknownCommandsAndOptionsAreAnsweredWithTheNearestOne() {
        installation.call("snapshoot").failed(2, "'snapshoot'", "did you mean", "snapshot");
        installation.call("restore", "--dryrun").failed(2, "'--dryrun'", "--dry-run", "'holdfast restore --help'");
        installation.call("ls", "--broker", "http://x").failed(2, "--broker");
        installation.call("fly").failed(2, "'fly'", "'holdfast --help'");
        installation.call().failed(2, "'holdfast --help'");
        installation.call("key").failed(2, "add, list, escrow");
        installation.call("ls", "-o", "xml").failed(2, "xml", "text, json, yaml");
        installation.call("key", "add").failed(2, "--password-file");
        installation.call("dump").failed(2, "PATH");
    }

    @Test
    void aFileThatNeverEndsIsRefusedWhereverOneIsNamed() {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "this machine has no /dev/zero");
        Map<String, String> endlessPassword = new TreeMap<>(installation.environment());
        endlessPassword.put("HOLDFAST_PASSWORD_FILE", "/dev/zero");

        installation.call("plan", "check", "-f", "/dev/zero").failed(2, "/dev/zero", "no plan");
        Call.of(endlessPassword, "repository", "init").failed(3, "/dev/zero", "too large for a password");
    }

    @Test
    void aPlanThatCannotRunIsRefusedWithItsLine() throws IOException {
        replace("schedule:", "shedule:");
        installation.call("verdict").failed(2, "holdfast.yaml:6", "spec.shedule", "did you mean schedule?");
        replace("shedule: \"@daily\"", "schedule: \"@daily\"\n  retention: {last: 0}");
        installation.call("verdict").failed(2, "holdfast.yaml:7", "retention", "keeps nothing");
        replace("retention: {last: 0}", "runDeadline: 30d");
        installation.call("verdict").failed(2, "runDeadline", "less than half of the lock of 'nas'");
    }

    @Test
    void copiesAtUnknownOrRepeatedPlacesAreRefused() throws IOException {
        replace("[{location: nas}]", "[{location: nas}, {location: mars}]");
        installation.call("snapshots").failed(2, "copies[1].location", "no location 'mars'", "defined are nas");
        assertThat(installation.call("plan", "check").ended(2).out()).contains("error: copies[1].location", "'mars'");
        replace("mars", "nas");
        installation.call("snapshots").failed(2, "copies[1].location", "named twice");
        Map<String, String> twice = new LinkedHashMap<>();
        twice.put("nas", installation.atNas());
        twice.put("again", installation.atNas());
        installation.plan(twice);
        installation.call("snapshots").failed(2, "'again' is the same place as 'nas'");
    }

    @Test
    void whatIsNotThereIsNamedWithWhatIs() {
        installation
                .call("snapshots", "--plan", "nobody")
                .failed(7, "holdfast-system/nobody", "there are holdfast-system/company");
        installation.call("snapshots", "--plan", "No Body").failed(2, "No Body");
        installation.call("snapshots", "--from", "mars").failed(7, "mars", "it has nas");
        installation.call("snapshots", "--from", "M A R S").failed(2, "M A R S");
        installation
                .call("snapshots")
                .failed(7, "no repository at", installation.nas().toString(), "holdfast repository init");
        installation.call("snapshots", "-f", folder + "/none.yaml").failed(3, "none.yaml", "--file");
        installation.call("restore-test", "--from", "mars").failed(7, "mars");
    }

    @Test
    void filesThatAreNoPlansSaySo() throws IOException {
        installation.write("");
        installation.call("snapshots").failed(7, "no plan in", "holdfast.yaml", "examples");
        installation.write("kind: BackupPlan\n\tspec: 1\n");
        installation.call("snapshots").failed(2, "holdfast.yaml:2", "spaces, not tabs");
        installation.write("{\"kind\": ");
        installation.call("snapshots").failed(2, "no valid JSON");
        Files.write(installation.resources(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        installation.call("snapshots").failed(2, "holdfast.yaml", "UTF-8");
        Files.write(installation.resources(), new byte[2 << 20]);
        installation.call("snapshots").failed(2, "larger than 1 MiB");
    }

    @Test
    void kubeconfigsThatAreMissingOrGarbageAreNamed() throws IOException {
        installation.call("repository", "init").worked();
        before = files();
        Map<String, String> pod = Map.of("KUBECONFIG", "");
        installation.with(pod, "snapshot").failed(3, "--kubeconfig");
        installation.call("snapshot", "--kubeconfig", folder + "/none").failed(3, folder + "/none", "--kubeconfig");
        Path garbage = Files.writeString(folder.resolve("garbage"), "{{{");
        installation.call("snapshot", "--kubeconfig", garbage.toString()).failed(3, "garbage", "YAML");
        Path empty = Files.writeString(folder.resolve("empty"), "apiVersion: v1\nkind: Config\n");
        installation.call("snapshot", "--kubeconfig", empty.toString()).failed(3, "empty", "current-context");
    }

    @Test
    void keysThatSignForNobodyAreRefusedBeforeTheWork() {
        installation.call("repository", "init").worked();
        Map<String, String> none = new java.util.HashMap<>(installation.environment());
        none.remove("HOLDFAST_RECEIPT_KEY_FILE");
        Call.of(none, "snapshot").failed(3, "HOLDFAST_RECEIPT_KEY_FILE", "openssl genpkey");
        installation
                .with(
                        Map.of(
                                "HOLDFAST_RECEIPT_KEY_FILE",
                                folder.resolve("evidence-key.pem").toString()),
                        "snapshot")
                .failed(3, "holdfast-system/company", "does not trust", "spec.trust.receiptKeys");
        installation
                .with(
                        Map.of(
                                "HOLDFAST_RECEIPT_KEY_FILE",
                                installation.password().toString()),
                        "snapshot")
                .failed(3, "password");
        before = Map.of();
        assertThat(installation.repository().resolve("snapshots")).doesNotExist();
        before = sizes();
    }

    private Map<String, Long> sizes() {
        try {
            return files();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void secretsThatAreMissingOrEmptyAreNamed() throws IOException {
        installation
                .with(Map.of("HOLDFAST_PASSWORD_FILE", folder + "/none"), "repository", "init")
                .failed(3, folder + "/none");
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        installation
                .with(Map.of("HOLDFAST_PASSWORD_FILE", empty.toString()), "repository", "init")
                .failed(3, "empty");
        Call.typing(installation.environment(), "ABCDE", "check", "--escrow").failed(2, "40 symbols", "sheet");
    }

    @Test
    void assumptionsOfThePriceAreChecked() {
        installation.call("plan", "check", "--change", "-5").failed(2, "--change", "0 to 100");
        installation.call("plan", "check", "--size", "big").failed(2, "--size", "big");
    }

    @Test
    void exitCodesInTheHelpAreAllThereAre() {
        List<String> listed = installation
                .call("--help")
                .worked()
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("Exit codes"))
                .filter(line -> line.matches(" +[0-9]+ .*"))
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(listed).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "70", "141");
    }
}
