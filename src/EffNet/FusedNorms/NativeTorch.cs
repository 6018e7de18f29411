using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace EffNet.FusedNorms;

/// <summary>
/// Functions of the native libraries that TorchSharp has loaded. TorchSharp's own <c>autograd.SingleTensorFunction</c> calls the first group, but also keeps an empty copy of every result, drops
/// gradients until the garbage collector runs, and ends the process if the backward pass throws; <see cref="AutogradNode"/> does not.
/// </summary>
/// <remarks>
/// The first group is no public interface of TorchSharp: it is used with the version whose source it was read from (src/Native/LibTorchSharp/THSAutograd.h of 0.107), and another version gets none of this,
/// so that norms are computed by libtorch.
/// </remarks>
internal sealed unsafe class NativeTorch
{
    private static readonly Version s_version = new(0, 107);

    private static readonly Lazy<NativeTorch?> s_instance = new(Load);

    private NativeTorch()
    {
    }

    /// <summary>Gets the functions; <see langword="null"/> if a library or one of the first group is missing.</summary>
    public static NativeTorch? Instance => s_instance.Value;

    /// <summary>Gets the function that makes a node of the graph of gradients, from the function that computes gradients and the one that is called when the node is deleted.</summary>
    public delegate* unmanaged[Cdecl]<nint, nint, NodePointers> CreateNode { get; private init; }

    /// <summary>Gets the function that releases the creator's share of a node.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, void> DisposeSharedPointer { get; private init; }

    /// <summary>Gets the function that frees the weak pointer to a node.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, void> DisposeWeakPointer { get; private init; }

    /// <summary>Gets the function that connects a node with the nodes of its inputs.</summary>
    public delegate* unmanaged[Cdecl]<NodePointers, NativeArray, byte, void> SetNextEdges { get; private init; }

    /// <summary>Gets the function that makes tensors the results of a node: inputs, results that are not differentiable, inputs that were overwritten, results, the node, and what makes room for the new handles.</summary>
    public delegate* unmanaged[Cdecl]<NativeArray, NativeArray, NativeArray, NativeArray, NodePointers, delegate* unmanaged[Cdecl]<nint, nint*>, void> WrapOutputs { get; private init; }

    /// <summary>Gets the function that saves a tensor for the backward pass.</summary>
    public delegate* unmanaged[Cdecl]<nint, NodePointers, byte, nint> SaveVariable { get; private init; }

    /// <summary>Gets the function that returns a new handle of a saved tensor; 0 if the tensor was changed in the meantime.</summary>
    public delegate* unmanaged[Cdecl]<nint, NodePointers, nint> UnpackVariable { get; private init; }

    /// <summary>Gets the function that frees a saved tensor.</summary>
    public delegate* unmanaged[Cdecl]<nint, void> DisposeVariable { get; private init; }

    /// <summary>Gets the function that returns the address of a tensor's first number.</summary>
    public delegate* unmanaged[Cdecl]<nint, void*> GetData { get; private init; }

    /// <summary>Gets libtorch's function that returns whether the current backward pass keeps the graph; <see langword="null"/> where the C++ compiler calls it something else.</summary>
    public delegate* unmanaged[Cdecl]<byte> KeepsGraph { get; private init; }

    /// <summary>Gets OpenMP's function that runs a function on several threads at once; <see langword="null"/> where there is none.</summary>
    public delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<void*, void>, void*, uint, uint, void> RunParallel { get; private init; }

    /// <summary>Gets whether <see cref="KeepsGraph"/> can be called.</summary>
    public bool HasKeepsGraph => KeepsGraph != null;

    /// <summary>Gets whether <see cref="RunParallel"/> can be called.</summary>
    public bool HasRunParallel => RunParallel != null;

    private static NativeTorch? Load()
    {
        var assembly = typeof(Tensor).Assembly;
        if (assembly.GetName().Version is not { } version || (version.Major, version.Minor) != (s_version.Major, s_version.Minor))
            return null;
        if (!NativeLibrary.TryLoad("LibTorchSharp", assembly, null, out var library))
            return null;

        var missing = false;
        var functions = new NativeTorch
        {
            CreateNode = (delegate* unmanaged[Cdecl]<nint, nint, NodePointers>)Find("THSAutograd_CSharpNode_ctor"),
            DisposeSharedPointer = (delegate* unmanaged[Cdecl]<NodePointers, void>)Find("THSAutograd_CSharpNode_disposeSharedPtr"),
            DisposeWeakPointer = (delegate* unmanaged[Cdecl]<NodePointers, void>)Find("THSAutograd_CSharpNode_disposeWeakPtr"),
            SetNextEdges = (delegate* unmanaged[Cdecl]<NodePointers, NativeArray, byte, void>)Find("THSAutograd_CSharpNode_setNextEdges"),
            WrapOutputs = (delegate* unmanaged[Cdecl]<NativeArray, NativeArray, NativeArray, NativeArray, NodePointers, delegate* unmanaged[Cdecl]<nint, nint*>, void>)Find("THSAutograd_Function_wrapOutputs"),
            SaveVariable = (delegate* unmanaged[Cdecl]<nint, NodePointers, byte, nint>)Find("THSAutograd_SavedVariable_ctor"),
            UnpackVariable = (delegate* unmanaged[Cdecl]<nint, NodePointers, nint>)Find("THSAutograd_SavedVariable_unpack"),
            DisposeVariable = (delegate* unmanaged[Cdecl]<nint, void>)Find("THSAutograd_SavedVariable_dispose"),
            GetData = (delegate* unmanaged[Cdecl]<nint, void*>)Find("THSTensor_data"),
            KeepsGraph = (delegate* unmanaged[Cdecl]<byte>)FindOptional("_ZN5torch8autograd33get_current_graph_task_keep_graphEv"),
            RunParallel = (delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<void*, void>, void*, uint, uint, void>)FindOptional("GOMP_parallel"),
        };
        return missing ? null : functions;

        nint Find(string name)
        {
            var found = NativeLibrary.TryGetExport(library, name, out var address);
            missing |= !found;
            return address;
        }

        // Libraries that this one depends on are searched too: libtorch, and the OpenMP that libtorch brings.
        nint FindOptional(string name) => NativeLibrary.TryGetExport(library, name, out var address) ? address : 0;
    }

    /// <summary>A node: addresses of a <c>std::shared_ptr</c> and a <c>std::weak_ptr</c>.</summary>
    /// <param name="Shared">The shared pointer.</param>
    /// <param name="Weak">The weak pointer.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct NodePointers(nint Shared, nint Weak);

    /// <summary>An array of handles of tensors.</summary>
    /// <param name="handles">The first handle.</param>
    /// <param name="count">The number of handles.</param>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly struct NativeArray(nint* handles, long count)
    {
        /// <summary>The first handle.</summary>
        public readonly nint* Handles = handles;

        /// <summary>The number of handles.</summary>
        public readonly long Count = count;
    }
}
