namespace EffNet.Inference;

/// <summary>Specifies the vectors that an engine computes with.</summary>
public enum VectorPath
{
    /// <summary>No vectors: plain C# that computes one number at a time.</summary>
    None,

    /// <summary>Vectors of 4 numbers: SSE, Arm's AdvSimd, WebAssembly.</summary>
    Bits128,

    /// <summary>Vectors of 8 numbers: AVX2 with fused multiply-add.</summary>
    Avx2,

    /// <summary>Vectors of 16 numbers: AVX-512.</summary>
    Avx512,
}
