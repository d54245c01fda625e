package dev.holdfast.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.Sha256;
import dev.holdfast.keys.escrow.EscrowCode;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedPasswordsTest {
    private static final Sha256 CONFIG = Sha256.of(new byte[] {7});

    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore store = new MemoryObjectStore(clock);
    private final SecureRandom random = new SecureRandom();
    private final WrappedPasswords wrapped = new WrappedPasswords(store, CONFIG);
    private final RepositoryPassword password = RepositoryPassword.generate(random);

    private PassphraseHolder passphrase(String name, String text) {
        return new PassphraseHolder(new HolderName(name), text, ScryptCost.TRIVIAL, random);
    }

    private byte[] opened(KeyHolder... holders) {
        return wrapped.open(List.of(holders)).password().copy();
    }

    @Test
    void eachHolderOpensAlone() {
        EscrowCode code = EscrowCode.generate(random);
        HolderName escrow = new HolderName("escrow-2026");
        wrapped.add(passphrase("ops", "correct horse battery"), password, clock);
        wrapped.add(code.holder(escrow, ScryptCost.TRIVIAL, random), password, clock);

        EscrowCode typed = EscrowCode.parse(
                " " + code.printed().toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
        assertThat(opened(passphrase("ops", "correct horse battery"))).isEqualTo(password.copy());
        assertThat(opened(typed.holder(escrow, ScryptCost.TRIVIAL, random))).isEqualTo(password.copy());
    }

    /** Fault 17: one of two key holders is gone. */
    @Test
    void whenOneHolderIsGoneTheOtherOpens() {
        wrapped.add(passphrase("ops", "correct horse battery"), password, clock);
        KeyHolder gone = new GoneHolder();
        wrapped.add(gone, password, clock);

        WrappedPasswords.Opened opened = wrapped.open(List.of(gone, passphrase("ops", "correct horse battery")));

        assertThat(opened.password().copy()).isEqualTo(password.copy());
        assertThat(opened.holder()).isEqualTo(new HolderName("ops"));
    }

    /** Fault 20: a wrong password fails loudly and names the key wanted. */
    @Test
    void aWrongPassphraseNamesTheHolderWanted() {
        wrapped.add(passphrase("ops", "correct horse battery"), password, clock);

        assertThatThrownBy(() -> opened(passphrase("ops", "incorrect horse battery")))
                .isInstanceOf(KeyException.NobodyOpens.class)
                .hasMessageContaining("wanted is one of: ops (scrypt-aes256gcm)")
                .hasMessageContaining("The passphrase of holder ops does not open")
                .hasMessageNotContaining("incorrect horse");
        assertThatThrownBy(() -> opened(passphrase("dev", "correct horse battery")))
                .hasMessageContaining("asked were: dev")
                .hasMessageContaining("wanted is one of: ops");
        assertThatThrownBy(() -> opened()).hasMessageContaining("nobody was asked");
    }

    @Test
    void whatWasWrappedForAnotherRepositoryIsNotTried() {
        wrapped.add(passphrase("ops", "correct horse battery"), password, clock);
        WrappedPasswords other = new WrappedPasswords(store, Sha256.of(new byte[] {8}));

        assertThatThrownBy(() -> other.open(List.of(passphrase("ops", "correct horse battery"))))
                .isInstanceOf(KeyException.NobodyOpens.class)
                .hasMessageContaining("no holder at all");
    }

    @Test
    void theContextIsBoundToTheCiphertext() {
        PassphraseHolder holder = passphrase("ops", "correct horse battery");
        WrapContext context = new WrapContext(CONFIG, holder.name());
        Wrapping wrapping = holder.wrap(password.copy(), context);

        assertThat(holder.unwrap(wrapping, context)).isEqualTo(password.copy());
        for (WrapContext moved : List.of(
                new WrapContext(Sha256.of(new byte[] {8}), holder.name()),
                new WrapContext(CONFIG, new HolderName("dev")))) {
            assertThatThrownBy(() -> holder.unwrap(wrapping, moved)).isInstanceOf(KeyException.WrongKey.class);
        }
    }

    @Test
    void hostileFilesAreFindingsAndCostNoMemory() {
        wrapped.add(passphrase("ops", "correct horse battery"), password, clock);
        String greedy = "{\"version\":\"v1\",\"holder\":\"ops\",\"kind\":\"scrypt-aes256gcm\",\"config\":\"" + CONFIG
                + "\",\"created\":\"2026-01-01T00:00:00Z\",\"parameters\":{\"n\":\"1048576\",\"r\":\"8\",\"p\":\"1\","
                + "\"salt\":\"AAAA\",\"nonce\":\"AAAA\"},\"ciphertext\":\"AAAA\"}";
        for (String hostile : List.of("", "{}", "[".repeat(50_000), greedy.replace("v1", "v9"), greedy)) {
            Content content = Content.of(hostile.getBytes(UTF_8));
            store.putIfAbsent(ObjectKey.of(WrappedPasswords.FOLDER + content.sha256()), content);
        }

        assertThat(wrapped.list().stream().filter(WrappedReading.Invalid.class::isInstance))
                .hasSize(4);
        assertThat(opened(passphrase("ops", "correct horse battery"))).isEqualTo(password.copy());
    }

    @Test
    void nothingShowsASecret() {
        assertThat(password.toString()).doesNotContain(new String(password.copy(), UTF_8));
        assertThat(passphrase("ops", "correct horse battery").toString()).doesNotContain("horse");
        assertThat(EscrowCode.generate(random).toString()).isEqualTo("[escrow code]");
    }

    @Test
    void aGeneratedPasswordHas256BitsAsText() {
        assertThat(new String(password.copy(), UTF_8)).matches("[0-9a-f]{64}");
        assertThat(RepositoryPassword.generate(random).copy()).isNotEqualTo(password.copy());
    }

    @Test
    void shortPassphrasesAreRefused() {
        assertThatThrownBy(() -> passphrase("ops", "short")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Wrapped once, and then its service was closed down. */
    private static final class GoneHolder implements KeyHolder {
        @Override
        public HolderName name() {
            return new HolderName("kms-eu");
        }

        @Override
        public String kind() {
            return "some-kms";
        }

        @Override
        public Wrapping wrap(byte[] secret, WrapContext context) {
            return new Wrapping(context.entries(), new byte[] {1});
        }

        @Override
        public byte[] unwrap(Wrapping wrapping, WrapContext context) {
            throw new KeyException.HolderUnavailable("kms-eu does not answer");
        }
    }
}
