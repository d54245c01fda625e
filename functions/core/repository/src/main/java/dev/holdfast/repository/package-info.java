/**
 * Reads and writes a restic repository of format version 2, natively and without a lock.
 *
 * <p>{@link dev.holdfast.repository.Repository} is the door: it creates or opens a repository in an
 * {@link dev.holdfast.store.ObjectStore}, and hands out writers, readers and checks.
 *
 * <table>
 *   <caption>What lies where</caption>
 *   <tr><td>{@code format}</td><td>names, layout and bytes of each kind of file</td></tr>
 *   <tr><td>{@code crypto}</td><td>AES-CTR with Poly1305-AES, scrypt</td></tr>
 *   <tr><td>{@code chunk}</td><td>where files are cut</td></tr>
 *   <tr><td>{@code tree}</td><td>names, paths, nodes</td></tr>
 *   <tr><td>{@code index}</td><td>which blob lies where, in primitive tables</td></tr>
 *   <tr><td>{@code write}</td><td>one run that ends in one snapshot file</td></tr>
 *   <tr><td>{@code read}</td><td>walking and reading a snapshot</td></tr>
 *   <tr><td>{@code check}</td><td>what is damaged, what it costs, what to do</td></tr>
 * </table>
 */
@NullMarked
package dev.holdfast.repository;

import org.jspecify.annotations.NullMarked;
