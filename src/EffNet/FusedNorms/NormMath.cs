using EffNet.FusedNorms.Kernels;
using EffNet.Inference.Execution;

namespace EffNet.FusedNorms;

/// <summary>
/// The forward and backward pass of a batch norm in training mode and the activation after it (Ioffe and Szegedy, "Batch Normalization", 2015). Chunks of rows
/// are computed in single precision. Their sums are merged in double precision and in the order of the chunks (Chan, Golub and LeVeque, "Algorithms for
/// Computing the Sample Variance", 1983), so that the result does not depend on the threads.
/// </summary>
/// <param name="kernels">The kernels of the activation for vectors.</param>
/// <param name="rest">The kernels of the activation for single numbers.</param>
/// <param name="layout">The layout of the rows.</param>
internal sealed unsafe class NormMath(NormKernels kernels, NormKernels rest, RowLayout layout)
{
    private readonly int _channels = layout.Channels;
    private readonly nint _columns = layout.Columns;

    /// <summary>Gets the number of chunks, plus one if there are pixels that do not fill a wide row.</summary>
    private int Parts => layout.Chunks + (layout.Rest > 0 ? 1 : 0);

    /// <summary>Computes the mean and the variance of every channel. The variance is the mean of the squared deviations.</summary>
    /// <param name="input">The rows.</param>
    public (double[] Means, double[] Variances) Moments(float* input)
    {
        using var partials = Partials();
        var memory = partials.Pointer;
        ThreadTeam.Run(Parts, part =>
        {
            var (kernel, start, rows, columns) = PartAt(part);
            var means = memory + PartialOf(part);
            kernel.Moments(input + start, rows, columns, means, means + columns);
        });

        var (means, variances) = (new double[_channels], new double[_channels]);
        for (var part = 0; part < Parts; part++)
            AddMeans(memory, part, means);
        Divide(means);
        for (var part = 0; part < Parts; part++)
            AddSquares(memory, part, means, variances);
        Divide(variances);
        return (means, variances);
    }

    /// <summary>Returns the factors of all columns: the means, the scales and the shifts.</summary>
    /// <param name="means">The means of the channels.</param>
    /// <param name="inverses">The reciprocal of the standard deviation of each channel.</param>
    /// <param name="weight">The weights of the channels; <see langword="null"/> for all 1.</param>
    /// <param name="bias">The biases of the channels; <see langword="null"/> for all 0.</param>
    public NativeBuffer Factors(double[] means, double[] inverses, float* weight, float* bias)
    {
        var buffer = new NativeBuffer(3 * _columns);
        var factors = new NormFactors(buffer.Pointer, _columns);
        for (nint column = 0; column < _columns; column += _channels)
        {
            for (var channel = 0; channel < _channels; channel++)
            {
                factors.Means[column + channel] = (float)means[channel];
                factors.Scales[column + channel] = (float)((weight is null ? 1 : weight[channel]) * inverses[channel]);
                factors.Shifts[column + channel] = bias is null ? 0 : bias[channel];
            }
        }

        return buffer;
    }

    /// <summary>Normalizes the rows and applies the activation.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="output">The memory for the results.</param>
    /// <param name="factors">The factors of the columns.</param>
    public void Normalize(float* input, float* output, NativeBuffer factors)
    {
        var ofColumns = new NormFactors(factors.Pointer, _columns);
        ThreadTeam.Run(Parts, part =>
        {
            var (kernel, start, rows, columns) = PartAt(part);
            kernel.Normalize(input + start, output + start, rows, columns, ofColumns);
        });
    }

    /// <summary>Computes for each channel the sum of the batch norm's gradient, and the sum of its products with the deviations from the mean.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="gradient">The gradient of the activation's results.</param>
    /// <param name="factors">The factors of the columns.</param>
    public (double[] Sums, double[] Products) Sum(float* input, float* gradient, NativeBuffer factors)
    {
        var ofColumns = new NormFactors(factors.Pointer, _columns);
        using var partials = Partials();
        var memory = partials.Pointer;
        ThreadTeam.Run(Parts, part =>
        {
            var (kernel, start, rows, columns) = PartAt(part);
            var sums = memory + PartialOf(part);
            kernel.Sum(input + start, gradient + start, rows, columns, ofColumns, sums, sums + columns);
        });

        var (sums, products) = (new double[_channels], new double[_channels]);
        for (var part = 0; part < Parts; part++)
            AddSums(memory, part, sums, products);
        return (sums, products);
    }

    /// <summary>Computes the gradient of the rows.</summary>
    /// <param name="input">The rows.</param>
    /// <param name="gradient">The gradient of the activation's results.</param>
    /// <param name="output">The memory for the gradient.</param>
    /// <param name="factors">The factors of the columns.</param>
    /// <param name="inverses">The reciprocal of the standard deviation of each channel.</param>
    /// <param name="sums">The sums of the batch norm's gradient.</param>
    /// <param name="products">The sums of its products with the deviations.</param>
    public void Differentiate(float* input, float* gradient, float* output, NativeBuffer factors, double[] inverses, double[] sums, double[] products)
    {
        var ofColumns = new NormFactors(factors.Pointer, _columns);
        using var buffer = new NativeBuffer(2 * _columns);
        float* slopes = buffer.Pointer, offsets = buffer.Pointer + _columns;
        for (var channel = 0; channel < _channels; channel++)
        {
            double scale = ofColumns.Scales[channel], inverse = inverses[channel];
            for (nint column = channel; column < _columns; column += _channels)
            {
                slopes[column] = (float)(-scale * products[channel] * inverse * inverse / layout.Rows);
                offsets[column] = (float)(-scale * sums[channel] / layout.Rows);
            }
        }

        ThreadTeam.Run(Parts, part =>
        {
            var (kernel, start, rows, columns) = PartAt(part);
            kernel.Differentiate(input + start, gradient + start, output + start, rows, columns, ofColumns, slopes, offsets);
        });
    }

    private (NormKernels Kernels, nint Start, nint Rows, nint Columns) PartAt(int part) => part < layout.Chunks
        ? (kernels, layout.StartOf(part), layout.WideRowsOf(part), _columns)
        : (rest, layout.RestStart, layout.Rest, _channels);

    private nint PartialOf(int part) => 2 * _columns * part;

    private NativeBuffer Partials() => new(PartialOf(Parts));

    private void AddMeans(float* memory, int part, double[] means)
    {
        var (_, _, rows, columns) = PartAt(part);
        var mean = memory + PartialOf(part);
        for (var end = mean + columns; mean < end; mean += _channels)
            ChannelSums.Add(means, mean, rows);
    }

    private void AddSquares(float* memory, int part, double[] means, double[] squares)
    {
        var (_, _, rows, columns) = PartAt(part);
        var mean = memory + PartialOf(part);
        for (var end = mean + columns; mean < end; mean += _channels)
            ChannelSums.AddSquares(squares, mean + columns, mean, means, rows);
    }

    private void AddSums(float* memory, int part, double[] sums, double[] products)
    {
        var columns = PartAt(part).Columns;
        var sum = memory + PartialOf(part);
        for (var end = sum + columns; sum < end; sum += _channels)
        {
            ChannelSums.Add(sums, sum, 1);
            ChannelSums.Add(products, sum + columns, 1);
        }
    }

    private void Divide(double[] sums)
    {
        for (var channel = 0; channel < sums.Length; channel++)
            sums[channel] /= layout.Rows;
    }
}
