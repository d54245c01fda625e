package dev.holdfast.scenarios.killed;

import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.restic.ResticProgram;
import dev.holdfast.lab.restic.ResticVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Looks at copies with restic's eyes, which know nothing of receipts: a copy is a repository, or it is not. */
final class ResticJudge {
    private final Path program;
    private final KillSite site;

    /** Skips the test where restic cannot be had. */
    ResticJudge(KillSite site) {
        this.program = ResticProgram.require(ResticVersion.NEWEST, System.getenv());
        this.site = site;
    }

    /** What restic finds wrong, reading every byte; in its own words. */
    Optional<String> faults(Route route, String location) throws IOException, InterruptedException {
        String place = location.equals("folder")
                ? site.folder().resolve("copies").toString()
                : "s3:" + site.minio().endpoint() + "/" + KillSite.BUCKET;
        ProcessBuilder restic = new ProcessBuilder(List.of(
                        program.toString(),
                        "--no-cache",
                        "--no-lock",
                        "-r",
                        place + "/" + route.ref(),
                        "check",
                        "--read-data"))
                .redirectErrorStream(true);
        restic.environment().putAll(credentials());
        Process process = restic.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.empty() : Optional.of("restic check at " + location + ": " + said);
    }

    private Map<String, String> credentials() {
        MinioCredentials reader = site.minio().credentials(MinioRole.READER, KillSite.BUCKET);
        return new HashMap<>(Map.of(
                "RESTIC_PASSWORD_FILE", site.password().toString(),
                "AWS_ACCESS_KEY_ID", reader.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", reader.secretAccessKey(),
                "AWS_SESSION_TOKEN", Objects.requireNonNullElse(reader.sessionToken(), "")));
    }
}
