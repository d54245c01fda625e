package dev.holdfast.keys;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The wrapped passwords of a copy: written once each, and opened by whichever holder is at hand. */
public final class WrappedPasswords {
    /** Where they lie in a copy. */
    public static final String FOLDER = "wrapped/";

    private final ContentFiles files;
    private final String place;
    private final Sha256 config;

    /** @param config digest of the repository's {@code config}: a password wrapped for another repository is not tried */
    public WrappedPasswords(ObjectStore store, Sha256 config) {
        this.files = new ContentFiles(store, WrappedPasswordCodec.MAX_BYTES);
        this.place = store.describe();
        this.config = config;
    }

    /**
     * Has {@code holder} wrap the password, and stores that.
     *
     * @return the file's name
     */
    public Sha256 add(KeyHolder holder, RepositoryPassword password, InstantSource clock) {
        WrapContext context = new WrapContext(config, holder.name());
        byte[] secret = password.copy();
        try {
            Wrapping wrapping = holder.wrap(secret, context);
            return files.write(FOLDER, WrappedPasswordCodec.encode(holder, context, clock.instant(), wrapping));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** All of them, bad ones as findings. */
    public List<WrappedReading> list() {
        List<WrappedReading> all = new ArrayList<>();
        files.readAll(FOLDER, file -> read(file, all::add));
        return List.copyOf(all);
    }

    private static void read(ContentFile file, Consumer<WrappedReading> consumer) {
        switch (file) {
            case ContentFile.Genuine genuine -> consumer.accept(decode(genuine));
            case ContentFile.Damaged(ObjectKey key, String why) ->
                consumer.accept(new WrappedReading.Invalid(key, why));
            case ContentFile.Absent _ -> {}
        }
    }

    private static WrappedReading decode(ContentFile.Genuine file) {
        try {
            return new WrappedReading.Valid(WrappedPasswordCodec.decode(file.digest(), file.bytes()));
        } catch (IllegalArgumentException e) {
            return new WrappedReading.Invalid(file.key(), "This is no wrapped password: " + e.getMessage() + ".");
        }
    }

    /** A password and the holder that gave it. */
    public record Opened(RepositoryPassword password, HolderName holder) {}

    /**
     * The password, from the first holder that opens it. That others are gone or wrong does no harm.
     *
     * @throws KeyException.NobodyOpens if none does; the message says why each failed, and which holders could
     */
    public Opened open(List<? extends KeyHolder> holders) {
        List<WrappedPassword> ours = ours();
        List<String> failures = new ArrayList<>();
        for (KeyHolder holder : holders) {
            for (WrappedPassword wrapped : ours) {
                if (!wrapped.holder().equals(holder.name()) || !wrapped.kind().equals(holder.kind())) {
                    continue;
                }
                try {
                    return new Opened(password(holder, wrapped), holder.name());
                } catch (KeyException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
        throw new KeyException.NobodyOpens(nobody(holders, ours, failures));
    }

    private List<WrappedPassword> ours() {
        List<WrappedPassword> ours = new ArrayList<>();
        for (WrappedReading reading : list()) {
            if (reading instanceof WrappedReading.Valid(WrappedPassword password)
                    && password.config().equals(config)) {
                ours.add(password);
            }
        }
        return ours;
    }

    private static RepositoryPassword password(KeyHolder holder, WrappedPassword wrapped) {
        byte[] secret = holder.unwrap(wrapped.wrapping(), wrapped.context());
        try {
            return RepositoryPassword.ofFile(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private String nobody(List<? extends KeyHolder> asked, List<WrappedPassword> ours, List<String> failures) {
        String could = ours.isEmpty()
                ? "no holder at all has wrapped its password for config " + config.shortHex() + "…"
                : "wanted is one of: "
                        + ours.stream()
                                .map(wrapped -> wrapped.holder() + " (" + wrapped.kind() + ")")
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "));
        String tried = asked.isEmpty()
                ? "nobody was asked"
                : "asked were: "
                        + asked.stream().map(holder -> holder.name().value()).collect(Collectors.joining(", "));
        return "No key holder opens the repository at " + place + "; " + tried + "; " + could + ". "
                + String.join(" ", failures);
    }
}
