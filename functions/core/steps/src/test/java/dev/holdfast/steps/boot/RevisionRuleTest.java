package dev.holdfast.steps.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.steps.boot.RevisionRule.Judgement;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionRuleTest {
    @ParameterizedTest(name = "etcd {0}, list {1}, listed at {2}, booted at {3}: {4}")
    @CsvSource({
        // The same version is the same object, whatever came first.
        "100, 90, 50, 50, MUST_BE_EQUAL",
        "90, 100, 50, 50, MUST_BE_EQUAL",
        // The snapshot of etcd is the newer one: what it has newer than the list may be.
        "100, 90, 50, 95, CHANGED_IN_BETWEEN",
        "100, 90, 50, 90, CONTRADICTION",
        "100, 90, 50, 60, CONTRADICTION",
        "100, 90, 50, 40, CONTRADICTION",
        // The list is the newer one: what it has newer than the snapshot of etcd may be.
        "90, 100, 95, 50, CHANGED_IN_BETWEEN",
        "90, 100, 95, 90, CHANGED_IN_BETWEEN",
        "90, 100, 85, 50, CONTRADICTION",
        "90, 100, 50, 60, CONTRADICTION",
        // Gone from etcd.
        "90, 100, 50, , MISSING",
        "90, 100, 95, , CHANGED_IN_BETWEEN",
        "90, 90, 90, , MISSING",
        "100, 90, 50, , CHANGED_IN_BETWEEN",
        // Not in the list.
        "100, 90, , 95, CHANGED_IN_BETWEEN",
        "100, 90, , 90, NOT_LISTED",
        "90, 100, , 50, CHANGED_IN_BETWEEN",
        "90, 90, , 50, NOT_LISTED",
        // Newer than the whole database.
        "90, 100, 50, 1000000091, WRITTEN_BY_BOOT",
        "90, 100, , 1000000091, WRITTEN_BY_BOOT",
        // An aggregated API has versions of its own, and does not lie in etcd.
        "90, 100, , , NOT_LISTED",
    })
    void revisionsTellWhatMustBeEqual(long database, long list, Long listed, Long booted, Judgement judgement) {
        assertThat(new RevisionRule(database, list).judge(optional(listed), optional(booted)))
                .isEqualTo(judgement);
    }

    private static OptionalLong optional(Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
