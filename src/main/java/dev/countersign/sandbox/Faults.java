package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Switches for what goes wrong. Safe for use by many threads. */
public final class Faults {

    private final Map<RequestFault, Integer> requests = new LinkedHashMap<>();
    private final Map<DeliveryFault, Integer> deliveries = new LinkedHashMap<>();
    private final Map<DeliveryFault, List<Delivery>> kept = new LinkedHashMap<>();

    Faults() {}

    /** Makes requests go wrong. */
    public synchronized void add(RequestFault fault) {
        requests.merge(fault, fault.times(), Integer::sum);
    }

    /** Makes deliveries go wrong. */
    public synchronized void add(DeliveryFault fault) {
        deliveries.merge(fault, fault.times(), Integer::sum);
    }

    /** Lets everything go right again. Deliveries kept for reordering are not sent any more. */
    public synchronized void clear() {
        requests.clear();
        deliveries.clear();
        kept.clear();
    }

    /** Whether it has happened, or begun to happen, to as many requests as it shall. */
    public synchronized boolean spent(RequestFault fault) {
        return requests.getOrDefault(fault, 0) == 0;
    }

    synchronized Optional<RequestFault> next(String method, String path) {
        Optional<RequestFault> fault = requests.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && entry.getKey().hits(method, path))
                .map(Map.Entry::getKey)
                .findFirst();
        fault.ifPresent(hit -> requests.merge(hit, -1, Integer::sum));
        return fault;
    }

    synchronized Optional<DeliveryFault> next(Delivery delivery) {
        Optional<DeliveryFault> fault = deliveries.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && entry.getKey().hits(delivery))
                .map(Map.Entry::getKey)
                .findFirst();
        fault.ifPresent(hit -> deliveries.merge(hit, -1, Integer::sum));
        return fault;
    }

    /** Keeps a delivery that is to be reordered; answers all kept ones, last first, once the last has come. */
    synchronized List<Delivery> keep(DeliveryFault fault, Delivery delivery) {
        List<Delivery> so = kept.computeIfAbsent(fault, any -> new ArrayList<>());
        so.add(0, delivery);
        return deliveries.getOrDefault(fault, 0) > 0 ? List.of() : kept.remove(fault);
    }
}
