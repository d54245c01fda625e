package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The ways to get the programs, tried one after the other. */
record BinaryChain(GivenAssets assets, BinaryCache cache, List<Source> sources, Consumer<String> progress) {

    static BinaryChain usual(Map<String, String> environment, Consumer<String> progress) {
        return new BinaryChain(
                GivenAssets.of(environment),
                BinaryCache.of(environment),
                List.of(OfficialRelease.usual(environment, progress), GoBuild.usual(environment, progress)),
                progress);
    }

    ControlPlaneBinaries obtain(KubernetesVersion wanted) {
        return assets.any()
                .filter(given -> given.version().sameMinor(wanted))
                .or(() -> cache.find(wanted))
                .orElseGet(() -> fill(wanted));
    }

    /** The program that makes data directories of etcd; it belongs to no version of Kubernetes, and lies with the default one. */
    Path obtainEtcdutl() {
        var version = ControlPlaneBinaries.DEFAULT_VERSION;
        var cached = cache.folderOf(version).resolve(Program.ETCDUTL);
        return assets.folder()
                .map(folder -> folder.resolve(Program.ETCDUTL))
                .filter(Files::isExecutable)
                .orElseGet(() -> {
                    if (!Files.isExecutable(cached)) {
                        fill(version, List.of(Program.etcdutl()));
                    }
                    return cached;
                });
    }

    private ControlPlaneBinaries fill(KubernetesVersion wanted) {
        fill(wanted, List.of(Program.apiServer(wanted), Program.etcdFor(wanted)));
        return cache.find(wanted).orElseThrow();
    }

    private void fill(KubernetesVersion wanted, List<Program> programs) {
        try (var filling =
                cache.startFilling(() -> progress.accept("waiting for another process that fills " + cache.folder()))) {
            for (var program : programs) {
                if (!Files.isExecutable(cache.folderOf(wanted).resolve(program.name()))) {
                    fetch(wanted, program, filling);
                }
            }
        } catch (IOException e) {
            throw new MissingBinariesException("The cache " + cache.folder() + " cannot be filled (" + e.getMessage()
                    + "); make it writable, or point HOLDFAST_CACHE at another folder");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MissingBinariesException("Interrupted while getting the programs of Kubernetes " + wanted);
        }
    }

    private void fetch(KubernetesVersion wanted, Program program, BinaryCache.Filling filling)
            throws IOException, InterruptedException {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put(GivenAssets.VARIABLE, assets.unsuitableFor(wanted));
        reasons.put("cache", "not in " + cache.folderOf(wanted));
        for (var source : sources) {
            var scratch = Files.createTempDirectory(filling.scratch(), program.name());
            switch (source.fetch(program, scratch)) {
                case Source.Outcome.Unavailable unavailable -> reasons.put(source.name(), unavailable.reason());
                case Source.Outcome.Obtained obtained -> {
                    var version = ProgramVersion.of(obtained.file(), program.versionArgument());
                    if (version.equals(Optional.of(program.version()))) {
                        cache.add(wanted, program, obtained.file());
                        return;
                    }
                    reasons.put(
                            source.name(),
                            "gave something else: "
                                    + version.map(other -> "version " + other).orElse("it does not run here"));
                }
            }
        }
        throw new MissingBinariesException(message(program, reasons));
    }

    private static String message(Program program, Map<String, String> reasons) {
        var text = new StringBuilder(program + " could not be had:\n");
        reasons.forEach((way, reason) ->
                text.append("  ").append(way).append(": ").append(reason).append('\n'));
        return text.append(
                        "Any of these helps, then run this again: install Go (https://go.dev/dl), so that it can be built; ")
                .append("let this machine reach dl.k8s.io and github.com; set ")
                .append(GivenAssets.VARIABLE)
                .append(" to a folder that holds kube-apiserver and etcd.")
                .toString();
    }
}
