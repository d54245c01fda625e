package dev.holdfast.etcd.restore;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A member of the cluster that will be. Its name and address end up in a shell: so they are looked at.
 *
 * @param name as the cluster calls it, for kubeadm the node's name
 * @param peerUrl where the other members reach it
 * @param clientUrl where API servers reach it, if that is known
 */
public record RestoredMember(String name, String peerUrl, Optional<String> clientUrl) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,260}");

    public RestoredMember {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a member: letters, digits, '.', '_' and '-'");
        }
        if (!URL.matcher(peerUrl).matches()) {
            throw new IllegalArgumentException(
                    "'" + peerUrl + "' is no address of a member: write it as https://10.0.0.1:2380");
        }
        clientUrl = clientUrl.filter(url -> URL.matcher(url).matches());
    }

    public RestoredMember(String name, String peerUrl) {
        this(name, peerUrl, Optional.empty());
    }

    /** A member as it was: of several addresses the first that others can reach counts. */
    public static RestoredMember of(String name, List<String> peerUrls, List<String> clientUrls) {
        return new RestoredMember(name, reachable(peerUrls).orElse(String.join(" ", peerUrls)), reachable(clientUrls));
    }

    private static Optional<String> reachable(List<String> urls) {
        return urls.stream().filter(url -> URL.matcher(url).matches()).findFirst();
    }

    /** Reads {@code NAME=URL}. */
    public static RestoredMember parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' names no member: write it as NAME=https://10.0.0.1:2380");
        }
        return new RestoredMember(text.substring(0, equals), text.substring(equals + 1));
    }

    /** The host that it runs on. */
    public String host() {
        return Optional.ofNullable(URI.create(peerUrl).getHost()).orElse(name);
    }

    /** Whether it runs where Holdfast does. */
    boolean isHere() {
        return THIS_MACHINE.contains(host());
    }

    @Override
    public String toString() {
        return name + "=" + peerUrl;
    }
}
