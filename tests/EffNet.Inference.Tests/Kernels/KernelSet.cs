using System.Runtime.Intrinsics;
using EffNet.Inference.Kernels;
using EffNet.Networks;

namespace EffNet.Inference.Tests.Kernels;

/// <summary>The kernels for one width of vectors.</summary>
internal abstract unsafe class KernelSet
{
    /// <summary>Gets the kernels of every vector width of the processor.</summary>
    public static IReadOnlyList<KernelSet> All { get; } =
    [
        new Kernels<float, LanesOfOne>(),
        .. Lanes128.IsSupported ? (KernelSet[])[new Kernels<Vector128<float>, Lanes128>()] : [],
        .. Lanes256.IsSupported ? (KernelSet[])[new Kernels<Vector256<float>, Lanes256>()] : [],
        .. Lanes512.IsSupported ? (KernelSet[])[new Kernels<Vector512<float>, Lanes512>()] : [],
    ];

    public abstract int Lanes { get; }

    public abstract void Multiply(float* input, float* output, int count, int columns, in Product product);

    public abstract void Depthwise(float** rows, float* output, int count, in DepthwiseFilter filter);

    public abstract void Activate(ActivationFunction function, float* source, float* target, nint count);

    public abstract void ExponentialOfNegative(float* numbers, nint count);

    public abstract void Sum(float* row, int count, float* sums);

    public abstract void Add(float* left, float* right, nint count);

    public abstract void AddBias(float* bias, float* residual, float* output, nint count);

    public abstract void MultiplyAdd(float* input, float* factors, float* summands, float* output, nint count);

    public abstract void Scale(float* weights, float* factors, float* target, int inputs);

    public abstract void Widen(ushort* source, float* target, nint count);

    public abstract void Max(float* input, nint rowStride, int height, int width, float* output);

    public abstract void Mean(float* input, nint rowStride, int height, int width, float* output);

    private sealed class Kernels<TVector, TLanes> : KernelSet
        where TLanes : struct, ILanes<TVector>
    {
        public override int Lanes => TLanes.Count;

        public override void Multiply(float* input, float* output, int count, int columns, in Product product) =>
            MatrixKernel<TVector, TLanes>.Run(input, output, count, columns, product);

        public override void Depthwise(float** rows, float* output, int count, in DepthwiseFilter filter) => DepthwiseKernel<TVector, TLanes>.Run(rows, output, count, filter);

        public override void Activate(ActivationFunction function, float* source, float* target, nint count) =>
            ActivationTable<TVector, TLanes>.Find(function)(source, target, count);

        public override void ExponentialOfNegative(float* numbers, nint count)
        {
            for (nint i = 0; i < count; i += TLanes.Count)
                TLanes.Store(Exponential.OfNegative<TVector, TLanes>(TLanes.Load(numbers + i)), numbers + i);
        }

        public override void Sum(float* row, int count, float* sums) => SumKernel<TVector, TLanes>.Run(row, count, sums);

        public override void Add(float* left, float* right, nint count) => ElementKernel<TVector, TLanes>.Add(left, right, count);

        public override void AddBias(float* bias, float* residual, float* output, nint count) => ElementKernel<TVector, TLanes>.AddBias(bias, residual, output, count);

        public override void MultiplyAdd(float* input, float* factors, float* summands, float* output, nint count) =>
            ElementKernel<TVector, TLanes>.MultiplyAdd(input, factors, summands, output, count);

        public override void Scale(float* weights, float* factors, float* target, int inputs) => ScaleKernel<TVector, TLanes>.Run(weights, factors, target, inputs);

        public override void Widen(ushort* source, float* target, nint count) => HalfKernel<TVector, TLanes>.Run(source, target, count);

        public override void Max(float* input, nint rowStride, int height, int width, float* output) => WindowKernel<TVector, TLanes>.Max(input, rowStride, height, width, output);

        public override void Mean(float* input, nint rowStride, int height, int width, float* output) =>
            WindowKernel<TVector, TLanes>.Mean(input, rowStride, height, width, output);
    }
}
