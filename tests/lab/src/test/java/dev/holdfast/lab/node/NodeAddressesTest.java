package dev.holdfast.lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeAddressesTest {
    @Test
    void theFirstNodeHasTheseAddresses() {
        NodeAddresses first = new NodeAddresses(0);

        assertThat(List.of(first.link(), first.host(), first.node(), first.pods(), first.services()))
                .containsExactly("198.51.100.0/30", "198.51.100.1", "198.51.100.2", "198.18.0.0/24", "198.18.1.0/24");
        assertThat(List.of(first.apiService(), first.dnsService())).containsExactly("198.18.1.1", "198.18.1.10");
    }

    @Test
    void noTwoNodesShareAnything() {
        assertThat(IntStream.range(0, NodeAddresses.MOST)
                        .mapToObj(NodeAddresses::new)
                        .flatMap(each -> Stream.of(
                                each.name(), each.link(), each.host(), each.node(), each.pods(), each.services())))
                .doesNotHaveDuplicates()
                .noneMatch(address -> address.contains("256") || address.contains("300"));
    }

    @Test
    void thereAreNoMore() {
        assertThatThrownBy(() -> new NodeAddresses(NodeAddresses.MOST)).isInstanceOf(IllegalArgumentException.class);
    }
}
