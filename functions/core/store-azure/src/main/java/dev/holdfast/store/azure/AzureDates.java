package dev.holdfast.store.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Azure's dates: RFC 1123, whole seconds. */
final class AzureDates {
    private AzureDates() {}

    /**
     * The service's clock as it answered.
     *
     * @throws DateTimeException if the answer has no date, which no HTTP server of Azure leaves out
     */
    static Instant serverTime(HttpHeaders headers) {
        String date = headers.getValue(HttpHeaderName.DATE);
        if (date == null) {
            throw new DateTimeException("The answer has no Date");
        }
        return parse(date);
    }

    static Instant parse(String rfc1123) {
        return ZonedDateTime.parse(rfc1123, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    /** The next whole second, so that a lock never ends before the instant that was asked for. */
    static Instant roundUp(Instant until) {
        Instant second = until.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(until) ? second : second.plusSeconds(1);
    }
}
