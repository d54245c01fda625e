package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan's CronJob runs. It knows neither the plan nor any cluster. */
class FireCommandTest {
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private HttpServer broker;
    private String address;

    @BeforeEach
    void startBroker() throws IOException {
        broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        broker.createContext("/", exchange -> {
            String data = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestHeaders().getFirst("ce-type") + " "
                    + exchange.getRequestHeaders().getFirst("ce-id") + " " + data);
            exchange.sendResponseHeaders(202, -1);
        });
        broker.start();
        address = "http://127.0.0.1:" + broker.getAddress().getPort() + "/";
    }

    @AfterEach
    void stopBroker() {
        broker.stop(0);
    }

    private Call fire(String... more) {
        String[] typed = new String[more.length + 3];
        typed[0] = "fire";
        typed[1] = "--broker";
        typed[2] = address;
        System.arraycopy(more, 0, typed, 3, more.length);
        return Call.of(Map.of(), typed);
    }

    @Test
    void anEtcdAloneIsTheSameRunAsAllOfThePlanInTheSameMinute() {
        fire("shop/nightly", "--job", "fire-etcd-nightly-0badcafe-29800800", "--etcd-alone")
                .worked();
        fire("shop/nightly", "--job", "fire-nightly-0badcafe-29800800", "--etcd")
                .worked();

        assertThat(posted).hasSize(3);
        assertThat(posted.get(0)).startsWith("dev.holdfast.etcd.requested.v1 ").isEqualTo(posted.get(1));
        assertThat(posted.get(2)).startsWith("dev.holdfast.snapshot.requested.v1 ");
    }

    @Test
    void aJobThatIsTriedAgainAsksForTheSameRunAndTheNextOneForAnother() {
        // 29,800,800 minutes after 1970 it was midnight.
        fire("shop/nightly", "--job", "fire-nightly-0badcafe-29800800").worked();
        fire("shop/nightly", "--job", "fire-nightly-0badcafe-29800800", "--jitter", "1s")
                .worked();
        fire("shop/nightly", "--job", "fire-nightly-0badcafe-29800801").worked();

        assertThat(posted).hasSize(3).allMatch(event -> event.startsWith("dev.holdfast.snapshot.requested.v1 "));
        assertThat(posted.get(0))
                .isEqualTo(posted.get(1))
                .contains("\"plan\":\"shop/nightly\"", "\"run\":\"20260830-000000-");
        assertThat(posted.get(2)).contains("\"run\":\"20260830-000100-");
    }

    @Test
    void byHandItIsARunOfItsOwn() {
        fire("shop/nightly").worked();
        fire("shop/nightly").worked();

        assertThat(posted.get(0)).isNotEqualTo(posted.get(1));
    }

    @Test
    void whatIsNoPlanNoJobNoDurationOrNoBrokerIsNamed() {
        fire("nightly").failed(2, "nightly");
        fire("shop/nightly", "--job", "nightly").failed(2, "--job", "nightly");
        fire("shop/nightly", "--jitter", "soon").failed(2, "--jitter", "soon");
        Call.of(Map.of(), "fire", "shop/nightly").failed(2, "--broker");

        assertThat(posted).isEmpty();
    }
}
