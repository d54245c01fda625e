package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.StoreException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureSettingsTest {
    private static final AzureSettings SETTINGS = AzureSettings.of("account", "container");

    @Test
    void describesThePlaceWithoutASecret() {
        assertThat(SETTINGS.withPrefix("a/b/").describe())
                .isEqualTo("azure://container/a/b at https://account.blob.core.windows.net");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Upper", "-ab", "ab-", "a--b", "has.dot", "a/b", "$root"})
    void aNameThatNoContainerHasIsRefused(String name) {
        assertThatThrownBy(() -> AzureSettings.of("account", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", ".", "/a", "a//b", "with space", "ünïcödé"})
    void aPrefixThatCouldLeaveThePlaceIsRefused(String prefix) {
        assertThatThrownBy(() -> SETTINGS.withPrefix(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndpointWithATokenIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> SETTINGS.withEndpoint(URI.create("https://account.blob.core.windows.net/?sig=secret")))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("secret");
    }

    @Test
    void tokensAreNeverSentInTheOpen() {
        AzureSettings settings = SETTINGS.withEndpoint(URI.create("http://127.0.0.1:10000/account"));
        assertThatThrownBy(() -> AzureObjectStore.open(settings, Map.of()))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("https");
    }

    @Test
    void aConnectionStringOfAnotherAccountIsRefused() {
        AzureSettings settings = SETTINGS.withCredentials(new AzureCredentials.ConnectionString("MY_STRING"));
        String other = "DefaultEndpointsProtocol=https;AccountName=other;AccountKey=c2VjcmV0;";
        assertThatThrownBy(() -> AzureObjectStore.open(settings, Map.of("MY_STRING", other)))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContainingAll("names other", "azure.account");
    }

    @Test
    void theEndpointOfAConnectionStringIsNotReplacedByTheAccountsName() {
        AzureSettings settings = SETTINGS.withCredentials(new AzureCredentials.ConnectionString("MY_STRING"));
        assertThat(settings.describe()).isEqualTo("azure://container of account account");
    }

    @Test
    void aMissingEnvironmentVariableIsNamed() {
        AzureSettings settings = SETTINGS.withCredentials(new AzureCredentials.SasToken("MY_TOKEN"));
        assertThatThrownBy(() -> AzureObjectStore.open(settings, Map.of()))
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContainingAll("MY_TOKEN", "not set");
    }

    @Test
    void aConnectionStringThatIsNoneIsNotRepeated() {
        AzureSettings settings = SETTINGS.withCredentials(new AzureCredentials.ConnectionString("MY_STRING"));
        AzureObjectStore store = AzureObjectStore.open(settings, Map.of("MY_STRING", "AccountKey=verysecret;oops"));
        assertThatThrownBy(store::rules)
                .isInstanceOf(StoreException.AccessDenied.class)
                .hasMessageContaining("MY_STRING")
                .hasNoCause()
                .message()
                .doesNotContain("verysecret");
    }
}
