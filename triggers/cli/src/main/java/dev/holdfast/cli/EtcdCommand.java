package dev.holdfast.cli;

import picocli.CommandLine.Command;

/** {@code holdfast etcd}. */
@Command(
        name = "etcd",
        description = "The cluster's own database: take it, check it, bring it back.",
        subcommands = {
            EtcdSnapshotCommand.class,
            EtcdSnapshotsCommand.class,
            EtcdVerifyCommand.class,
            EtcdRestoreCommand.class
        })
final class EtcdCommand extends CommandGroup {}
