package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.terraform.IamRules.Request;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only AWS enforces, judged by AWS's rules: the bucket's own policy, the key's, and who may become whom. */
class AwsPoliciesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "arn:aws:s3:::example-backups/holdfast-system/nightly/config";
    private static final String ROLES = "arn:aws:iam::111111111111:role/example-backups-";
    private static final String ADMINISTRATOR = "arn:aws:iam::111111111111:role/administrator";
    private static final String OURS = "arn:aws:kms:eu-central-1:222222222222:key/0b5e9bd5-0000-4000-8000-000000000000";

    private static ModuleRun module;
    private static JsonNode bucket;
    private static JsonNode everything;

    @BeforeAll
    static void render() throws Exception {
        module = Workshop.get().run("location-s3", "a_right_that_the_bucket_gives_away");
        bucket = JSON.readTree(module.output("bucket_policy").asText());
        everything =
                JSON.readTree("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}");
    }

    @Test
    void theWriterCreatesWhatIsNotThereOverTlsWithTheBucketsKey() throws Exception {
        Map<String, String> put = Map.of("aws:SecureTransport", "true", "s3:if-none-match", "*");

        assertThat(may("writer", "s3:PutObject", put)).isTrue();
        assertThat(may("writer", "s3:PutObject", Map.of("aws:SecureTransport", "true")))
                .isFalse();
        assertThat(may("writer", "s3:PutObject", and(put, "aws:SecureTransport", "false")))
                .isFalse();
        // A key of Amazon's own, which nobody keeps, and a thief's.
        assertThat(may("writer", "s3:PutObject", and(put, "s3:x-amz-server-side-encryption", "AES256")))
                .isFalse();
        Map<String, String> kms = and(put, "s3:x-amz-server-side-encryption", "aws:kms");
        assertThat(may("writer", "s3:PutObject", kms)).isFalse();
        assertThat(may("writer", "s3:PutObject", and(kms, "s3:x-amz-server-side-encryption-aws-kms-key-id", "theirs")))
                .isFalse();
        assertThat(administratorMay("s3:PutObject", kms)).isFalse();
        assertThat(may(
                        "writer",
                        "s3:PutObject",
                        and(put, "s3:x-amz-server-side-encryption-customer-algorithm", "AES256")))
                .isFalse();
    }

    @Test
    void deletingIsThePrunersAndNeverByHiding() throws Exception {
        Map<String, String> tls = Map.of("aws:SecureTransport", "true");

        assertThat(may("pruner", "s3:DeleteObjectVersion", tls)).isTrue();
        assertThat(may("pruner", "s3:DeleteObject", tls)).isFalse();
        for (String other : new String[] {"writer", "reader", "renewer"}) {
            assertThat(may(other, "s3:DeleteObjectVersion", tls)).as(other).isFalse();
        }
        assertThat(administratorMay("s3:DeleteObjectVersion", tls)).isFalse();
        assertThat(administratorMay("s3:DeleteObject", tls)).isFalse();
        assertThat(administratorMay("s3:DeleteObjectTagging", tls)).isFalse();
        assertThat(administratorMay("s3:GetObject", tls)).isTrue();
    }

    @Test
    void lengtheningIsTheRenewersUpToTwiceTheLock() throws Exception {
        Map<String, String> days = Map.of(
                "aws:SecureTransport",
                "true",
                "s3:object-lock-mode",
                "COMPLIANCE",
                "s3:object-lock-remaining-retention-days",
                "60");

        assertThat(may("renewer", "s3:PutObjectRetention", days)).isTrue();
        assertThat(may("renewer", "s3:PutObjectRetention", and(days, "s3:object-lock-remaining-retention-days", "61")))
                .isFalse();
        assertThat(may("renewer", "s3:PutObjectRetention", and(days, "s3:object-lock-mode", "GOVERNANCE")))
                .isFalse();
        assertThat(may("pruner", "s3:PutObjectRetention", days)).isFalse();
        assertThat(administratorMay("s3:PutObjectRetention", days)).isFalse();
        assertThat(administratorMay("s3:BypassGovernanceRetention", days)).isFalse();
        assertThat(administratorMay("s3:PutObjectLegalHold", days)).isFalse();
    }

    @Test
    void theKeyIsDestroyedByNobodyAndUsedByTheBucketsAccountThroughS3Alone() throws Exception {
        JsonNode key = JSON.readTree(module.output("key_policy").asText());
        Map<String, String> throughS3 = Map.of("kms:ViaService", "s3.eu-central-1.amazonaws.com");
        String owner = "arn:aws:iam::222222222222:role/owner";

        assertThat(IamRules.allows(new Request(ROLES + "writer", "kms:GenerateDataKey", OURS, throughS3), key))
                .isTrue();
        assertThat(IamRules.allows(new Request(ROLES + "writer", "kms:Decrypt", OURS, Map.of()), key))
                .isFalse();
        assertThat(IamRules.allows(new Request(owner, "kms:PutKeyPolicy", OURS, Map.of()), key))
                .isTrue();
        for (String deadly :
                new String[] {"kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteImportedKeyMaterial"}) {
            assertThat(IamRules.allows(new Request(owner, deadly, OURS, Map.of()), key, everything))
                    .as(deadly)
                    .isFalse();
        }
    }

    @Test
    void aRoleIsTakenByItsOwnServiceAccountsOfTheirOwnCluster() throws Exception {
        String issuer = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault";
        JsonNode pruner = JSON.readTree(module.resource("aws_iam_role.this[\"pruner\"]")
                .path("assume_role_policy")
                .asText());

        assertThat(becomes(pruner, issuer, "system:serviceaccount:holdfast-system:prune", "sts.amazonaws.com"))
                .isTrue();
        assertThat(becomes(pruner, issuer, "system:serviceaccount:holdfast-system:snapshot", "sts.amazonaws.com"))
                .isFalse();
        assertThat(becomes(pruner, issuer, "system:serviceaccount:default:prune", "sts.amazonaws.com"))
                .isFalse();
        assertThat(becomes(pruner, issuer, "system:serviceaccount:holdfast-system:prune", "somebody-else"))
                .isFalse();
        assertThat(becomes(
                        pruner,
                        "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/source",
                        "system:serviceaccount:holdfast-system:prune",
                        "sts.amazonaws.com"))
                .isFalse();
    }

    @Test
    void aRoleIsTakenThroughPodIdentityByItsOwnServiceAccountsOfTheirOwnCluster() throws Exception {
        String cluster = "arn:aws:eks:eu-central-1:111111111111:cluster/production";
        JsonNode writer = JSON.readTree(module.resource("aws_iam_role.this[\"writer\"]")
                .path("assume_role_policy")
                .asText());

        assertThat(becomesOnEks(writer, cluster, "holdfast-system", "snapshot")).isTrue();
        assertThat(becomesOnEks(writer, cluster, "holdfast-system", "replicate"))
                .isFalse();
        assertThat(becomesOnEks(writer, cluster, "default", "snapshot")).isFalse();
        assertThat(becomesOnEks(writer, cluster + "-2", "holdfast-system", "snapshot"))
                .isFalse();
        assertThat(IamRules.allows(new Request("pods.eks.amazonaws.com", "sts:AssumeRole", "", Map.of()), writer))
                .as("a session without tags")
                .isFalse();
    }

    private static boolean becomesOnEks(JsonNode trust, String cluster, String namespace, String account) {
        Map<String, String> tags = Map.of(
                "aws:RequestTag/eks-cluster-arn", cluster,
                "aws:RequestTag/kubernetes-namespace", namespace,
                "aws:RequestTag/kubernetes-service-account", account);
        return IamRules.allows(new Request("pods.eks.amazonaws.com", "sts:AssumeRole", "", tags), trust)
                && IamRules.allows(new Request("pods.eks.amazonaws.com", "sts:TagSession", "", tags), trust);
    }

    private static boolean becomes(JsonNode trust, String issuer, String subject, String audience) {
        return IamRules.allows(
                new Request(
                        issuer,
                        "sts:AssumeRoleWithWebIdentity",
                        "",
                        Map.of("oidc.example.org/vault:sub", subject, "oidc.example.org/vault:aud", audience)),
                trust);
    }

    private static boolean may(String identity, String action, Map<String, String> context) throws IOException {
        JsonNode own = JSON.readTree(module.output("policies").path(identity).asText());
        String role = ROLES + identity;
        return IamRules.allows(new Request(role, action, FILE, and(context, "aws:PrincipalArn", role)), own, bucket);
    }

    private static boolean administratorMay(String action, Map<String, String> context) {
        Map<String, String> all = and(context, "aws:PrincipalArn", ADMINISTRATOR);
        return IamRules.allows(new Request(ADMINISTRATOR, action, FILE, all), everything, bucket);
    }

    private static Map<String, String> and(Map<String, String> context, String key, String value) {
        Map<String, String> more = new HashMap<>(context);
        more.put(key, value);
        return more;
    }
}
