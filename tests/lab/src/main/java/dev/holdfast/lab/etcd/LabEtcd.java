package dev.holdfast.lab.etcd;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.lab.process.Readiness;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A running cluster. Members are numbered from 0 and called {@code m0}, {@code m1}. */
public final class LabEtcd implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Path program;
    private final Path folder;
    private final List<String> arguments;
    private final String scheme;
    private final List<Integer> clientPorts = new ArrayList<>();
    private final List<Integer> peerPorts = new ArrayList<>();
    private final List<PeerLine> lines = new ArrayList<>();
    private final List<ChildProcess> processes = new ArrayList<>();

    private LabEtcd(Path folder, List<String> security) {
        this(folder, security, security.isEmpty() ? "http" : "https");
    }

    private LabEtcd(Path folder, List<String> arguments, String scheme) {
        this.program = ControlPlaneBinaries.obtain(System.getenv(), System.err::println)
                .etcd();
        this.folder = folder;
        this.arguments = arguments;
        this.scheme = scheme;
    }

    /** Starts as many members in an empty folder, and waits until they have a leader. */
    public static LabEtcd start(Path folder, int members) throws InterruptedException, IOException {
        LabEtcd cluster = planned(folder, members);
        cluster.start();
        return cluster;
    }

    /** A cluster that is not started yet: its members have names and addresses, and perhaps data before they begin. */
    public static LabEtcd planned(Path folder, int members) {
        LabEtcd cluster = new LabEtcd(folder, List.of());
        IntStream.range(0, members).forEach(member -> cluster.ports());
        return cluster;
    }

    /** Starts as many members, of which each can be made to lag; none can be added. */
    public static LabEtcd startOnLines(Path folder, int members) throws InterruptedException, IOException {
        LabEtcd cluster = planned(folder, members);
        for (int member = 0; member < members; member++) {
            PeerLine line = new PeerLine();
            cluster.lines.add(line);
            line.before(cluster.peerPorts.get(member));
        }
        cluster.start();
        return cluster;
    }

    /** Starts all members, and waits until they have a leader. */
    public void start() throws InterruptedException, IOException {
        begin();
        for (int member = 0; member < processes.size(); member++) {
            awaitHealthy(member);
        }
    }

    /** Starts one member that has room for so many bytes: of itself etcd takes 2 GiB. */
    public static LabEtcd startLarge(Path folder, long bytes) throws InterruptedException, IOException {
        LabEtcd cluster = new LabEtcd(folder, List.of("--quota-backend-bytes=" + bytes), "http");
        cluster.ports();
        cluster.start();
        return cluster;
    }

    /**
     * Starts one member that speaks TLS to its clients; it may never become healthy.
     *
     * @param security arguments of etcd such as {@code --cert-file}
     */
    public static LabEtcd startSecured(Path folder, List<String> security) throws InterruptedException, IOException {
        LabEtcd cluster = new LabEtcd(folder, security);
        cluster.ports();
        cluster.begin();
        cluster.processes.getFirst().awaitReady(Readiness.port(cluster.clientPorts.getFirst()), START);
        return cluster;
    }

    private void begin() throws IOException {
        for (int member = 0; member < peerPorts.size(); member++) {
            processes.add(run(member, "new"));
        }
    }

    private void ports() {
        clientPorts.add(LoopbackPort.free());
        peerPorts.add(LoopbackPort.free());
    }

    private ChildProcess run(int member, String state) throws IOException {
        String cluster = IntStream.range(0, peerPorts.size())
                .mapToObj(one -> name(one) + "=" + peer(one))
                .collect(Collectors.joining(","));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--name=" + name(member),
                "--data-dir=" + data(member),
                "--listen-client-urls=" + endpoint(member),
                "--advertise-client-urls=" + endpoint(member),
                "--listen-peer-urls=http://127.0.0.1:" + peerPorts.get(member),
                "--initial-advertise-peer-urls=" + peer(member),
                "--initial-cluster=" + cluster,
                "--initial-cluster-state=" + state,
                "--unsafe-no-fsync",
                "--log-level=warn"));
        command.addAll(arguments);
        Path log = folder.resolve(name(member) + ".log");
        return ChildProcess.start(new ChildCommand(name(member), command, Map.of(), folder, log));
    }

    private void awaitHealthy(int member) throws InterruptedException {
        processes.get(member).awaitReady(() -> api(member).isHealthy(), START);
    }

    /** The member's name. */
    public static String name(int member) {
        return "m" + member;
    }

    /** Where the other members reach it. */
    public String peer(int member) {
        return "http://127.0.0.1:"
                + (lines.isEmpty() ? peerPorts.get(member) : lines.get(member).port());
    }

    /** Where a member answers its clients. */
    public String endpoint(int member) {
        return scheme + "://127.0.0.1:" + clientPorts.get(member);
    }

    /** Where all members answer. */
    public List<String> endpoints() {
        return IntStream.range(0, clientPorts.size()).mapToObj(this::endpoint).toList();
    }

    /** The port of a member. */
    public int port(int member) {
        return clientPorts.get(member);
    }

    /** What can be asked of a member over HTTP; not of one that speaks TLS. */
    public EtcdApi api(int member) {
        return new EtcdApi(endpoint(member));
    }

    /** Which member leads. */
    public int leader() throws IOException, InterruptedException {
        for (int member = 0; member < clientPorts.size(); member++) {
            if (processes.get(member).isAlive() && api(member).isLeader()) {
                return member;
            }
        }
        throw new IOException("Nobody leads");
    }

    /** Adds a member that follows without a vote, and starts it. Its number is the next. */
    public int addLearner() throws IOException, InterruptedException {
        ports();
        int member = peerPorts.size() - 1;
        admit(peer(member));
        processes.add(run(member, "existing"));
        processes.get(member).awaitReady(Readiness.port(clientPorts.get(member)), START);
        return member;
    }

    /** etcd takes another member only when all of its members have been connected for some seconds. */
    private void admit(String peer) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                api(0).addLearner(peer);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > deadline
                        || !String.valueOf(e.getMessage()).contains("unhealthy cluster")) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    /** From now on what the others write reaches a member a byte at a time: it lags, while it knows the leader and answers. */
    public void slowDown(int member) throws IOException, InterruptedException {
        String id = Long.toHexString(Long.parseUnsignedLong(api(member).id()));
        lines.forEach(line -> line.slowFor(id));
    }

    /** Lets all members catch up. */
    public void speedUp() {
        lines.forEach(line -> line.slowFor(""));
    }

    /** Sends a signal, such as {@code STOP}. */
    public void signal(int member, String name) {
        processes.get(member).signal(name);
    }

    /** Ends a member as a power cut would. */
    public void kill(int member) {
        processes.get(member).kill();
    }

    /** Starts a member again that was killed, on the data that it had. */
    public void restart(int member) throws IOException, InterruptedException {
        processes.set(member, run(member, "existing"));
        awaitHealthy(member);
    }

    /** Where a member keeps its data. */
    public Path data(int member) {
        return folder.resolve(name(member));
    }

    /** A member's database file. To be changed only while it is down. */
    public Path database(int member) {
        return data(member).resolve("member").resolve("snap").resolve("db");
    }

    /** Changes bytes in the database of a member that is down, as a bad disk would; both texts are of the same length. */
    public void corrupt(int member, String from, String to) throws IOException {
        byte[] database = Files.readAllBytes(database(member));
        int changed = Bytes.replaceAll(database, from, to);
        if (changed == 0) {
            throw new IOException("'" + from + "' is nowhere in the database");
        }
        Files.write(database(member), database);
    }

    @Override
    public void close() {
        processes.forEach(process -> process.signal("CONT"));
        processes.forEach(ChildProcess::kill);
        lines.forEach(PeerLine::close);
    }
}
