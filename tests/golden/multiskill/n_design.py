"""Exact long-run measures of an N-design: group A takes queue 1 only, group B queues 1 and 2, one exponential handle time.

A contact of queue 1 goes to A, and to B when nobody of A is free; a freed agent of B takes queue 2 first. The state is (busy in A, busy in B,
waiting in 1, waiting in 2), a continuous-time Markov chain; each queue is cut where its tail is below 1e-9. Prints one row per queue:
case, queue, wait probability, mean wait of all in seconds, abandonment, service level at threshold 0 (1 - wait probability).
"""
import numpy as np


def solve(agents_a, agents_b, erlangs, aht, patience, cut):
    mu, lam = 1 / aht, [e / aht for e in erlangs]
    theta = [0 if p is None else 1 / p for p in patience]
    index = {}
    for a in range(agents_a + 1):
        for b in range(agents_b + 1):
            for q1 in range(cut + 1 if a == agents_a and b == agents_b else 1):
                for q2 in range(cut + 1 if b == agents_b else 1):
                    index[a, b, q1, q2] = len(index)
    n = len(index)
    rate = np.zeros((n, n))

    def go(s, t, r):
        if t in index and r > 0:
            rate[index[s], index[t]] += r

    for s in index:
        a, b, q1, q2 = s
        go(s, (a + 1, b, q1, q2) if a < agents_a else (a, b + 1, q1, q2) if b < agents_b else (a, b, q1 + 1, q2), lam[0])
        go(s, (a, b + 1, q1, q2) if b < agents_b else (a, b, q1, q2 + 1), lam[1])
        go(s, (a, b, q1 - 1, q2) if q1 > 0 else (a - 1, b, q1, q2), a * mu)
        go(s, (a, b, q1, q2 - 1) if q2 > 0 else (a, b, q1 - 1, q2) if q1 > 0 else (a, b - 1, q1, q2), b * mu)
        go(s, (a, b, q1 - 1, q2), q1 * theta[0])
        go(s, (a, b, q1, q2 - 1), q2 * theta[1])
    generator = rate - np.diag(rate.sum(axis=1))
    system = generator.T.copy()
    system[0, :] = 1
    p = np.linalg.solve(system, np.eye(n)[:, 0])
    full = [sum(p[i] for s, i in index.items() if s[0] == agents_a and s[1] == agents_b), sum(p[i] for s, i in index.items() if s[1] == agents_b)]
    queue = [sum(p[i] * s[2 + k] for s, i in index.items()) for k in range(2)]
    edge = sum(p[i] for s, i in index.items() if max(s[2:]) == cut)
    assert edge < 1e-7, edge
    return [(full[k], queue[k] / lam[k], theta[k] * queue[k] / lam[k]) for k in range(2)]


for case in [(4, 3, (3.0, 1.8), 180, (None, None), 48), (5, 4, (5.5, 3.5), 240, (150, 300), 40)]:
    for queue, (wait, mean, lost) in enumerate(solve(*case), 1):
        print(case, queue, f"{wait:.9f} {mean:.7f} {lost:.9f} {1 - wait:.9f}")
