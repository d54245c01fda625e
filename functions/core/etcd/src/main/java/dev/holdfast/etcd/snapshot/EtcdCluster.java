package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.Alarm;
import dev.holdfast.etcd.client.ClusterMember;
import dev.holdfast.etcd.client.EtcdConnection;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.etcd.client.EtcdTls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An etcd cluster, by those of its members that we were told of. */
public final class EtcdCluster implements AutoCloseable {
    private final List<EtcdConnection> connections;
    private final Optional<EtcdTls> tls;
    private final InstantSource clock;

    private EtcdCluster(List<EtcdConnection> connections, Optional<EtcdTls> tls, InstantSource clock) {
        this.connections = connections;
        this.tls = tls;
        this.clock = clock;
    }

    /**
     * Connects to each endpoint when it is first asked.
     *
     * @throws EtcdException.Untrusted if there is no certificate where one is needed, or it has expired
     */
    public static EtcdCluster of(List<EtcdEndpoint> endpoints, Optional<EtcdTls> tls, InstantSource clock) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("There is no endpoint to ask");
        }
        return new EtcdCluster(
                endpoints.stream()
                        .map(endpoint -> EtcdConnection.open(endpoint, tls, clock))
                        .toList(),
                tls.filter(_ -> endpoints.stream().anyMatch(EtcdEndpoint::secure)),
                clock);
    }

    /** When the client certificate ends; empty if none is used. */
    public Optional<Instant> certificateEnds() {
        return tls.map(EtcdTls::expiry);
    }

    /**
     * Looks at the whole cluster, and answers with those members that a snapshot may be taken from, the best first: followers before the
     * leader, which has more to do. Not: learners, whose keys cannot be compared, members that lag, and any of a cluster that has an
     * alarm or whose members hold different keys.
     *
     * @throws EtcdException.Unhealthy if none is fit, with all reasons
     * @throws EtcdException.Unreachable if no majority answers
     * @throws EtcdException.Untrusted if the trust that we were given fits none of them
     */
    public List<Source> sources() {
        List<String> remarks = new ArrayList<>();
        tls.flatMap(given -> given.endsSoon(clock.instant())).ifPresent(remarks::add);
        List<SourceMember> answering = answering(remarks);
        requireOneCluster(answering);
        List<SourceMember> well = well(answering, remarks);
        if (well.isEmpty()) {
            throw unfit(remarks);
        }
        Agreement agreement = Agreement.of(well);
        EtcdConnection any = agreement.by();
        long revision = agreement.revision();
        requireNoAlarm(any.alarms());
        List<ClusterMember> members = any.members();
        remarks.addAll(notAsked(members, answering));
        KeyComparison comparison = KeyComparison.of(well, revision);
        remarks.addAll(comparison.remarks());
        List<Source> sources = comparison.fit().stream()
                .sorted(Comparator.comparing(member -> member.status().isLeader()))
                .map(member -> new Source(
                        member.connection().endpoint(), member.status(), comparison.revision(), members, remarks))
                .toList();
        if (sources.isEmpty()) {
            throw unfit(remarks);
        }
        return sources;
    }

    private static EtcdException.Unhealthy unfit(List<String> remarks) {
        return new EtcdException.Unhealthy(
                "No member of the etcd cluster is fit to take a snapshot from: " + String.join("; ", remarks));
    }

    /** Streams the database of one of the {@link #sources}, checked on its way. To be closed by the caller. */
    public CheckedSnapshot snapshot(Source source, Duration limit) {
        EtcdConnection connection = connections.stream()
                .filter(one -> one.endpoint().equals(source.endpoint()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(source.endpoint() + " is none of ours"));
        return new CheckedSnapshot(connection.snapshot(limit), source);
    }

    private List<SourceMember> answering(List<String> remarks) {
        Map<Long, SourceMember> answering = new LinkedHashMap<>();
        List<EtcdException> failures = new ArrayList<>();
        for (EtcdConnection connection : connections) {
            try {
                SourceMember member = new SourceMember(connection, connection.status());
                answering.putIfAbsent(member.status().member(), member);
            } catch (EtcdException e) {
                failures.add(e);
                remarks.add(e.getMessage());
            }
        }
        if (answering.isEmpty()) {
            // The first tells most: what the others say is added.
            EtcdException first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return List.copyOf(answering.values());
    }

    private static void requireOneCluster(List<SourceMember> answering) {
        Map<Long, List<SourceMember>> clusters = answering.stream()
                .collect(Collectors.groupingBy(
                        member -> member.status().cluster(), LinkedHashMap::new, Collectors.toList()));
        if (clusters.size() > 1) {
            throw new EtcdException.Unhealthy("The endpoints belong to " + clusters.size() + " different clusters: "
                    + clusters.values() + ". Name the members of one.");
        }
    }

    private static void requireNoAlarm(List<Alarm> alarms) {
        if (!alarms.isEmpty()) {
            String named = alarms.stream()
                    .map(alarm -> alarm.kind() + " of member " + Long.toHexString(alarm.member()))
                    .collect(Collectors.joining(", "));
            throw new EtcdException.Unhealthy("The etcd cluster has raised an alarm: " + named
                    + ". NOSPACE: compact and defragment; CORRUPT: replace that member; then etcdctl alarm disarm.");
        }
    }

    /** All but those without a leader, cut off from the others. Alarms are asked for where all of them are known. */
    private static List<SourceMember> well(List<SourceMember> answering, List<String> remarks) {
        return answering.stream()
                .filter(member -> {
                    List<String> errors = member.status().errors().stream()
                            .filter(error -> !error.contains("alarm:"))
                            .toList();
                    if (!errors.isEmpty()) {
                        remarks.add(member + " is not well: " + String.join(", ", errors));
                    }
                    return errors.isEmpty();
                })
                .toList();
    }

    private static List<String> notAsked(List<ClusterMember> members, List<SourceMember> answering) {
        return members.stream()
                .filter(member ->
                        answering.stream().noneMatch(asked -> asked.status().member() == member.id()))
                .map(member -> "member " + member.idText() + (member.name().isEmpty() ? "" : " (" + member.name() + ")")
                        + " gave no answer here, or is at no endpoint that we were told of")
                .toList();
    }

    @Override
    public void close() {
        connections.forEach(EtcdConnection::close);
    }
}
