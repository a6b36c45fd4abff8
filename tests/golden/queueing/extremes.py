"""Computes extremes.csv: queues far from the ordinary, by sums over all queue states in 60-digit decimals. Standard library only; takes some minutes.

One chain serves every model. Relative to the state with exactly n agents busy, states with an idle agent have mass y - 1, y = 1 + (n/A) y(n-1), and k waiting
contacts t(k) = t(k-1) lambda / (n mu + k theta). P(answered within T | k ahead) follows by integration by parts, without patience from Poisson tails.
"""
import csv
import sys
from decimal import Decimal as D, getcontext

getcontext().prec, getcontext().Emax, getcontext().Emin = 60, 10**15, -(10**15)
ZERO, ONE, NOTHING = D(0), D(1), D(10) ** -45

INPUTS = ["model", "calls_per_interval", "interval_s", "aht_s", "agents", "target_s", "patience_s", "system_capacity", "redial_prob", "short_abandon_s"]
OUTPUTS = ["erlangs", "p_wait", "service_level", "asa_s", "occupancy", "p_abandon", "p_block", "mean_wait_all_s", "sl_of_answered", "sl_virtual_wait",
           "mean_queue", "total_calls_per_interval", "sl_excluding_short_abandons"]
ROWS = """
erlang_c 99999 100 100 100000 20
erlang_c 99999 1000 1000 100000 28800
erlang_c 999999 300 300 1000000 0
erlang_c 995000 300 300 1000000 5
erlang_c 99.999 3600 3600 100 60
erlang_c 1e-6 1800 300 1 20
erlang_c 1 1 1e-3 1 0.0005
erlang_a 999999 300 300 1000000 1 600
erlang_a 1010000 300 300 1000000 5 60
erlang_a 1000000 300 300 1000000 0.5 7
erlang_a 100000 300 300 100000 20 28800
erlang_a 101000 300 300 100000 300 28800
erlang_a 1700 300 300 1000 160 300 - - 30
erlang_a 3000 300 300 1000 600 600 - - 5
erlang_a 500000 300 300 1000 20 0.01
erlang_a 20 300 300 2 30 100000
erlang_a 20 300 300 2 230000 100000
erlang_a 100 300 300 100 28800 7200 - - 60
erlang_a 99.99 300 300 100 20 1e7
erlang_a 100 300 300 100 20 1e9
erlang_a 95 300 300 100 20 0.001 - - 0
erlang_a 10 300 300 12 1e-6 1e-6
erlang_a 3 60 60 1 20 2
erlang_a 1e-6 300 300 1 20 60
erlang_a 0.5 1 1e-4 1 1e-4 1e-3
erlang_a 5 100000 1e6 40 1e5 1e4
mmnk 1500 300 300 1000 600 - 3000
mmnk 1000 300 300 1000 60 - 101000
mmnk 99.99 300 300 100 20 - 20100
mmnk 1e5 300 300 1e5 3 - 101500
mmnk 40 300 300 100 20 - 10100
mmnk 2 300 300 1 20 - 1
mmnk 900 300 300 10 20 - 400
erlang_a_k 1500 300 300 1000 60 120 1400 - 10
erlang_a_k 1000000 300 300 1000000 1 600 1000500
erlang_a_k 900 300 300 10 5000 3000 500 - 100
erlang_a_k 100 300 300 100 20 1e9 400
erlang_a_k 100 300 300 100 20 0.01 105
erlang_x 1500 300 300 1000 60 120 1100 0.99
erlang_x 1000 300 300 1005 20 300 - 0.99
erlang_x 120 300 300 100 20 60 - 0.9 5
erlang_x 95 300 300 100 20 1e7 110 0.5
erlang_x 3 300 300 1 20 60 1 0.8
"""


def below(n, erlangs):
    """y - 1, far above the load from where it still counts."""
    y = ONE
    start = max(0, int(min(n, erlangs) - 25 * erlangs.sqrt() - 100))
    if start > 0:
        y = ONE / (1 - D(start) / erlangs)
    for k in range(start + 1, n):
        y = 1 + D(k) / erlangs * y
    return D(n) / erlangs * y


def chain(n, erlangs, aht, target, patience, capacity):
    """All measures of n agents as a dictionary."""
    lam, c = erlangs / aht, n / aht
    theta = 1 / patience if patience else ZERO
    idle = below(n, erlangs)
    growth = (1 - (-theta * target).exp()) / theta if theta else target
    late_served, late = (-(c + theta) * target).exp(), (-c * target).exp()
    in_time, virtual, g = c / (c + theta) * (1 - late_served), 1 - late, c
    mass = served = waited = queue = s_in = s_virtual = blocked = unserved_wait = ZERO
    t, k = ONE, 0
    while True:
        queue += k * t
        if capacity is not None and n + k == capacity:
            blocked = t
            break
        rate = c + (k + 1) * theta
        unserved_wait += 1 / rate
        mass += t
        served += t * c / rate
        waited += t * c / rate * unserved_wait
        s_in += t * in_time
        s_virtual += t * virtual
        k += 1
        g = g * (c + k * theta) / k * growth
        virtual -= g * late / rate
        t = t * lam / rate
        rate = c + (k + 1) * theta
        in_time = (c + k * theta) / rate * in_time - g * late_served / rate
        if lam < rate and t * (k + 5) < NOTHING * mass * (1 - lam / rate) ** 2:
            break
    total = idle + mass + blocked
    answered = (idle + served) / total
    level, seen = (idle + s_in) / total, (idle + s_virtual) / total
    p_block = blocked / total
    return {
        "p_wait": mass / total, "service_level": level, "asa_s": waited / total / answered, "occupancy": erlangs * answered / n,
        "p_abandon": theta * queue / total / lam, "p_block": p_block, "mean_wait_all_s": queue / total / lam, "sl_of_answered": level / answered,
        "sl_virtual_wait": seen if theta else level / answered, "mean_queue": queue / total,
        "not_short": level + (-theta * target).exp() * (1 - seen - p_block) + p_block if theta else ONE,
    }


def endless(n, erlangs, aht, target):
    """Erlang C: the geometric tail has a closed form, which near rho = 1 no sum reaches."""
    spare = n - erlangs
    wait = 1 / (1 + spare / n * below(n, erlangs))
    level = 1 - wait * (-spare * target / aht).exp()
    asa = wait * aht / spare
    return {"p_wait": wait, "service_level": level, "asa_s": asa, "occupancy": erlangs / n, "p_abandon": ZERO, "p_block": ZERO, "mean_wait_all_s": asa,
            "sl_of_answered": level, "sl_virtual_wait": level, "mean_queue": wait * erlangs / spare, "not_short": ONE}


def row(fields):
    """One answered row."""
    cells = dict(zip(INPUTS, [None if f == "-" else f for f in fields] + [None] * (len(INPUTS) - len(fields))))
    calls, interval, aht, target = (D(cells[c]) for c in ("calls_per_interval", "interval_s", "aht_s", "target_s"))
    n = int(D(cells["agents"]))
    patience = D(cells["patience_s"]) if cells["patience_s"] else None
    capacity = int(cells["system_capacity"]) if cells["system_capacity"] else None
    fresh = calls * aht / interval

    def at(erlangs, threshold):
        return endless(n, erlangs, aht, threshold) if cells["model"] == "erlang_c" else chain(n, erlangs, aht, threshold, patience, capacity)

    load = fresh
    if cells["redial_prob"]:
        again = D(cells["redial_prob"])
        low, high = fresh, fresh / (1 - again)

        def gap(x):
            p = at(x, ZERO)
            return x - again * x * (p["p_abandon"] + p["p_block"]) - fresh

        # Secants in a bracket, to 40 digits.
        x0, x1 = low, high
        g0, g1 = gap(x0), gap(x1)
        while abs(x1 - x0) > x1 * D(10) ** -40 and g1 != g0:
            x = x1 - g1 * (x1 - x0) / (g1 - g0)
            x = x if low < x < high else (low + high) / 2
            x0, g0, x1, g1 = x1, g1, x, gap(x)
            low, high = (x1, high) if g1 < 0 else (low, x1)
        load = x1
    p = at(load, target)
    short = at(load, D(cells["short_abandon_s"]))["not_short"] if cells["short_abandon_s"] else p["not_short"]
    p |= {"erlangs": fresh, "sl_excluding_short_abandons": p["service_level"] / short}
    p["total_calls_per_interval"] = load * interval / aht if cells["redial_prob"] else None
    return [cells[c] or "" for c in INPUTS] + ["" if p[c] is None else f"{p[c]:.25g}" for c in OUTPUTS]


if __name__ == "__main__":
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(INPUTS + OUTPUTS)
    for line in ROWS.split("\n"):
        if line:
            out.writerow(row(line.split()))
            sys.stdout.flush()
