# Golden values for the count regressions (tests/Wfm.Forecasting.Tests/Counts). R 4.2, packages MASS and mgcv. Run: Rscript count_regression.R
# A week of 8 three-hour slots, Sunday first, six weeks; counts from a fixed congruential generator, so that any program can repeat them.
library(MASS); library(mgcv)
slots <- 8; weeks <- 6
seed <- 12345
draw <- function() { seed <<- (seed * 16807) %% 2147483647; seed / 2147483647 }
y <- numeric(0); w <- integer(0); s <- integer(0)
for (k in 1:weeks) for (d in 0:6) for (t in 0:(slots - 1)) {
  mean <- exp(1 + 0.8 * sin(2 * pi * (t + 1) / slots) + ifelse(d %in% c(0, 6), -0.5, 0)) * exp(0.8 * (draw() - 0.5))
  u <- draw(); n <- 0; p <- exp(-mean); while (u > p && n < 200) { u <- u - p; n <- n + 1; p <- p * mean / n }
  y <- c(y, n); w <- c(w, d); s <- c(s, t)
}
cat("counts summed over weeks, Sunday slot 0 first:\n"); cat(tapply(y, list(s, w), sum), sep = ","); cat("\n")
cat("sum of squares of all counts:", sum(y * y), "\n")

ring <- function(n) { D <- matrix(0, n, n); for (i in 1:n) { D[i, i] <- 1; D[i, i %% n + 1] <- -2; D[i, (i + 1) %% n + 1] <- 1 }; t(D) %*% D }
S <- ring(slots)
X1 <- diag(slots)[s + 1, ]; X2 <- diag(7 * slots)[w * slots + s + 1, ]
fit <- function(alpha, bend, size, len) {
  h <- slots / 24; norm <- 2 * sqrt(2)
  shared <- h^3 / bend^2; ridge <- 1 / h / (norm * size^2 * len); rough <- (len * h)^3 / (norm * size^2)
  P2 <- kronecker(diag(7), ridge * diag(slots) + rough * S)
  family <- if (alpha > 0) negbin(1 / alpha) else poisson()
  g <- gam(y ~ X1 + X2 - 1, paraPen = list(X1 = list(S, sp = shared), X2 = list(P2, sp = 1)), family = family, method = "REML",
           control = gam.control(epsilon = 1e-12, maxit = 500))
  as.numeric(predict(g, type = "link"))[1:(7 * slots)]
}
show <- function(name, v) { cat(name, "\n"); cat(sprintf("%.8f", v), sep = ", "); cat("\n") }
show("poisson, bend 0.3, deviations 0.15 over 6 h", fit(0, 0.3, 0.15, 6))
show("negative binomial alpha 0.4, bend 0.1, deviations 0.3 over 3 h", fit(0.4, 0.1, 0.3, 3))
# Unpenalised, no deviations: the plain generalised linear model of the slot alone.
show("glm, slot alone, theta 2.5", predict(glm(y ~ factor(s) - 1, family = negative.binomial(2.5), control = glm.control(epsilon = 1e-13, maxit = 100)))[1:slots])
