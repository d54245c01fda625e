package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The policies of the identities at an S3 bucket, as the very module renders them; it needs no provider for that. */
final class RenderedPolicies {
    private RenderedPolicies() {}

    /**
     * Applies {@code location-s3/rights}.
     *
     * @return JSON per identity: writer, reader, renewer, pruner
     */
    static Map<String, String> of(Workshop workshop, String bucket, int longestLockDays)
            throws IOException, InterruptedException {
        Path module = workshop.ready("location-s3/rights");
        String state = "-state=" + bucket + ".tfstate";
        TerraformProgram terraform = workshop.bare();
        terraform.runOrFail(
                module,
                "apply",
                "-auto-approve",
                "-no-color",
                state,
                "-var=bucket_arn=arn:aws:s3:::" + bucket,
                "-var=longest_lock_days=" + longestLockDays);
        var policies = new ObjectMapper().readTree(terraform.runOrFail(module, "output", "-json", state, "policies"));
        return Map.of(
                "writer", policies.path("writer").asText(),
                "reader", policies.path("reader").asText(),
                "renewer", policies.path("renewer").asText(),
                "pruner", policies.path("pruner").asText());
    }
}
