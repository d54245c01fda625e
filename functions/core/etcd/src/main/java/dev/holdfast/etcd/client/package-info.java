/**
 * The few calls to etcd that a snapshot needs: gRPC by grpc-java, messages in protobuf's wire format by hand ({@code rpc.proto} of
 * etcd gives the numbers of the fields). One connection is one member, always: what a member says of itself is the point.
 */
@NullMarked
package dev.holdfast.etcd.client;

import org.jspecify.annotations.NullMarked;
