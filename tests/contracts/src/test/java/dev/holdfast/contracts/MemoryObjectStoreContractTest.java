package dev.holdfast.contracts;

class MemoryObjectStoreContractTest extends ObjectStoreContract {
    @Override
    protected TestPlace newPlace() {
        return new MemoryPlace(store -> store);
    }
}
