package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.azure.worm.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No server here knows Azure's roles. The lab knows the rights of a shared access signature, and RightsIT in tests/lab says what each identity
 * can and cannot do with its letters; here the module's roles are spelled in these letters.
 */
class AzureRightsIT {
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

    /** By the service's table of what an account's, a service's and a user's signature can allow, and which action stands for it. */
    private static final Map<String, String> LETTERS = Map.of(
            "read", "rl",
            "add/action", "c",
            "write", "cw",
            "delete", "d",
            "deleteBlobVersion/action", "x",
            "immutableStorage/runAsSuperUser/action", "i");

    @ParameterizedTest(name = "the {0}")
    @EnumSource(
            value = Role.class,
            names = {"WRITER", "READER", "RENEWER", "PRUNER"})
    void mayWhatTheLabsIdentityOfThatNameMay(Role role) throws Exception {
        JsonNode actions = Workshop.get()
                .outputs("location-azure/rights")
                .at("/data_actions/value/" + role.name().toLowerCase(Locale.ROOT));

        String letters = StreamSupport.stream(actions.spliterator(), false)
                .map(action -> action.asText().replace(BLOBS, ""))
                .map(action -> Objects.requireNonNull(LETTERS.get(action), action))
                .collect(Collectors.joining());

        assertThat(letters.chars().sorted().toArray())
                .isEqualTo(role.letters().chars().sorted().toArray());
    }
}
