package dev.holdfast.domain.cost;

/**
 * One item of an estimate.
 *
 * @param what such as {@code lease renewals}
 * @param quantity per month
 * @param unit such as {@code requests} or {@code GiB}
 * @param formula the quantity's formula with the numbers put in
 * @param amount per month, in the price table's currency
 */
public record CostLine(String what, double quantity, String unit, String formula, double amount) {}
