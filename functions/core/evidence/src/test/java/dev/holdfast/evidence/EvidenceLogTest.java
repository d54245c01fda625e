package dev.holdfast.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.evidence.dsse.SigningKey;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceLogTest {
    private final MemoryObjectStore store = new MemoryObjectStore(SettableClock.standard());
    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final DsseVerifier verifier = new DsseVerifier(List.of(key.publicKey()));
    private final Evidence sample = SampleEvidence.withNonce("one");

    private static ObjectKey file(Sha256 id) {
        return ObjectKey.of(EvidenceLog.FOLDER + id);
    }

    @Test
    void whatWasWrittenIsRead() {
        Sha256 one = EvidenceLog.write(store, new DsseSigner(key), sample);
        Sha256 other = EvidenceLog.write(store, new DsseSigner(key), SampleEvidence.withNonce("other"));

        assertThat(EvidenceLog.list(store, verifier))
                .containsExactlyInAnyOrder(
                        new EvidenceReading.Valid(one, sample),
                        new EvidenceReading.Valid(other, SampleEvidence.withNonce("other")));
    }

    @Test
    void writingTwiceIsAsOnce() {
        Sha256 one = EvidenceLog.write(store, new DsseSigner(key), sample);

        assertThat(EvidenceLog.write(store, new DsseSigner(key), sample)).isEqualTo(one);
        assertThat(store.versions(file(one))).hasSize(1);
    }

    @Test
    void badPiecesAreFindingsAndHideNoGoodOnes() {
        Sha256 good = EvidenceLog.write(store, new DsseSigner(key), sample);
        Sha256 strange = EvidenceLog.write(
                store, new DsseSigner(SigningKey.generate(new SecureRandom())), SampleEvidence.withNonce("2"));
        Sha256 damaged = EvidenceLog.write(store, new DsseSigner(key), SampleEvidence.withNonce("3"));
        store.behindTheBack().flipBit(file(damaged), 100);
        Content junk = Content.of("junk".getBytes(UTF_8));
        store.putIfAbsent(file(junk.sha256()), junk);
        Content signedOtherwise =
                Content.of(new DsseSigner(key).sign(EvidenceCodec.PAYLOAD_TYPE, new byte[] {'{', '}'}));
        store.putIfAbsent(file(signedOtherwise.sha256()), signedOtherwise);

        List<EvidenceReading> all = EvidenceLog.list(store, verifier);

        assertThat(all).contains(new EvidenceReading.Valid(good, sample));
        assertThat(all.stream()
                        .filter(EvidenceReading.Invalid.class::isInstance)
                        .map(reading -> ((EvidenceReading.Invalid) reading).file()))
                .containsExactlyInAnyOrder(
                        file(strange), file(damaged), file(junk.sha256()), file(signedOtherwise.sha256()));
        assertThat(all).hasSize(5);
    }

    @Test
    void whatSomebodyCoveredIsReadBeneathAndReported() {
        Sha256 overwritten = EvidenceLog.write(store, new DsseSigner(key), sample);
        Sha256 hidden = EvidenceLog.write(store, new DsseSigner(key), SampleEvidence.withNonce("2"));
        store.behindTheBack().overwrite(file(overwritten), new byte[10]);
        store.behindTheBack().hide(file(hidden));

        List<EvidenceReading> all = EvidenceLog.list(store, verifier);

        assertThat(all).contains(new EvidenceReading.Valid(overwritten, sample));
        assertThat(all).contains(new EvidenceReading.Valid(hidden, SampleEvidence.withNonce("2")));
        assertThat(all.stream().filter(EvidenceReading.Covered.class::isInstance))
                .hasSize(2);
    }

    @Test
    void passingTakesMoreThanNoFailure() {
        assertThat(sample.passed()).isFalse();
        assertThat(sample.counts().failing()).isEqualTo(2);
    }
}
