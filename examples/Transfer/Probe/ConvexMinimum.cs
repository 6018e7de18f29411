namespace Transfer.Probe;

/// <summary>
/// Finds the minimum of a smooth convex function with L-BFGS (Nocedal and Wright, "Numerical Optimization", 2006, algorithms 7.4 and 7.5) and backtracking (algorithm 3.1).
/// </summary>
/// <remarks>libtorch's own L-BFGS has no line search in TorchSharp and prints a warning for each call.</remarks>
internal static class ConvexMinimum
{
    private const int Memory = 10;
    private const int Iterations = 1000;
    private const int Halvings = 50;

    /// <summary>The smallest accepted decrease of a step, as a share of the decrease that the slope predicts.</summary>
    private const double SufficientDecrease = 1e-4;

    /// <summary>Returns the minimum.</summary>
    /// <param name="start">The start of the search.</param>
    /// <param name="evaluate">A function that returns the value at a point and writes the gradient to its second argument.</param>
    /// <param name="tolerance">The largest absolute value in the gradient at the minimum.</param>
    /// <exception cref="ArithmeticException">The minimum was not found.</exception>
    public static double[] Find(double[] start, Func<double[], double[], double> evaluate, double tolerance)
    {
        var point = (double[])start.Clone();
        var gradient = new double[point.Length];
        var value = evaluate(point, gradient);
        var steps = new List<(double[] Step, double[] Change)>();
        for (var i = 0; i < Iterations && !(Largest(gradient) <= tolerance); i++)
        {
            var direction = Direction(gradient, steps);
            var slope = Product(gradient, direction);
            var next = new double[point.Length];
            var nextGradient = new double[point.Length];
            // Without a history, the direction is the negative gradient, whose length has no meaning as a step length.
            var length = steps.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1;
            var nextValue = Move();
            for (var halving = 0; halving < Halvings && !(nextValue <= value + (SufficientDecrease * length * slope)); halving++)
            {
                length /= 2;
                nextValue = Move();
            }

            if (!(nextValue < value))
                return Checked(point, gradient, tolerance, i);
            Remember(steps, Difference(next, point), Difference(nextGradient, gradient));
            (point, gradient, value) = (next, nextGradient, nextValue);

            double Move()
            {
                for (var k = 0; k < next.Length; k++)
                    next[k] = point[k] + (length * direction[k]);
                return evaluate(next, nextGradient);
            }
        }

        return Checked(point, gradient, tolerance, Iterations);
    }

    /// <summary>Returns the point if the gradient is small. Close to the minimum, rounding can prevent a further decrease; elsewhere, a stop is an error.</summary>
    private static double[] Checked(double[] point, double[] gradient, double tolerance, int iterations)
    {
        const double Rounding = 100;
        return Largest(gradient) <= tolerance * Rounding
            ? point
            : throw new ArithmeticException($"No minimum was found: the largest absolute gradient is {Largest(gradient)} after {iterations} iterations; "
                + $"expected at most {tolerance}.");
    }

    /// <summary>Computes the direction of a step with the two loops of algorithm 7.4.</summary>
    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change)> steps)
    {
        var direction = Array.ConvertAll(gradient, value => -value);
        var factors = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            factors[i] = Product(steps[i].Step, direction) / Product(steps[i].Step, steps[i].Change);
            Add(direction, steps[i].Change, -factors[i]);
        }

        if (steps is [.., var last])
        {
            var scale = Product(last.Step, last.Change) / Product(last.Change, last.Change);
            for (var i = 0; i < direction.Length; i++)
                direction[i] *= scale;
        }

        for (var i = 0; i < steps.Count; i++)
            Add(direction, steps[i].Step, factors[i] - (Product(steps[i].Change, direction) / Product(steps[i].Step, steps[i].Change)));
        return direction;
    }

    private static void Remember(List<(double[] Step, double[] Change)> steps, double[] step, double[] change)
    {
        // For a tiny step, rounding can make the curvature negative. Directions would then point uphill.
        if (!(Product(step, change) > 0))
            return;
        if (steps.Count == Memory)
            steps.RemoveAt(0);
        steps.Add((step, change));
    }

    private static double Largest(double[] values) => values.Max(Math.Abs);

    private static double Product(double[] one, double[] other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
            sum += one[i] * other[i];
        return sum;
    }

    private static void Add(double[] target, double[] values, double factor)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * values[i];
    }

    private static double[] Difference(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];
}
