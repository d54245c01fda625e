package dev.holdfast.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.stage.Door.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every function must do, and the stage that its own tests stand on. A function's test extends
 * it, is a {@code @QuarkusTest} and uses the {@link FunctionStage}. */
@SuppressWarnings("NullAway.Init")
public abstract class FunctionContract {
    @TestHTTPResource("/")
    URI address;

    /** What the function posts arrives here. */
    protected Sink sink;

    /** What it finds. */
    protected Stage stage;

    /** The repository in the first copy. */
    protected StagedRuns runs;

    /** Where it is knocked at. */
    protected Door door;

    private final String type;

    /** @param type an event that the function takes */
    protected FunctionContract(String type) {
        this.type = type;
    }

    @BeforeEach
    void setTheStage() {
        stage = Stage.set(FunctionStage.FOLDER);
        runs = StagedRuns.in(stage);
        door = new Door(address);
        sink.forget();
    }

    @Test
    void junkIsRefusedForGoodInOneSentenceAndChangesNothing() {
        Map<String, String> before = stage.contents();

        assertThat(junk(type)).isNotEmpty().allSatisfy(junk -> refusedForGood(door.send(junk)));

        assertThat(stage.contents()).isEqualTo(before);
        assertThat(sink.posted()).isEmpty();
    }

    /** What it cannot take. */
    protected Stream<Junk> junk(String taken) {
        return Junk.around(taken);
    }

    /** It says in one sentence what is wrong, and Knative will not send it again. */
    protected static void refusedForGood(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        assertThat(answer.isRetried()).isFalse();
        assertThat(answer.headers()).doesNotContainKey("retry-after");
        assertThat(answer.detail())
                .as(answer.toString())
                .hasSizeBetween(20, 600)
                .doesNotContain("Exception", "\\n", "at dev.", "at io.");
    }
}
